/** The name of a type: `add_subscriber` becomes `AddSubscriber`. */
export function typeName(command: string): string {
  return command.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
