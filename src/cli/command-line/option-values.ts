/**
 * The values that a command line gives to an option, in order: `--name value` and `--name=value`.
 *
 * @param name with its dashes
 */
export function optionValues(commandLine: readonly string[], name: string): string[] {
  return commandLine.flatMap((argument, index) => {
    if (argument.startsWith(`${name}=`)) return [argument.slice(name.length + 1)];
    const value = commandLine[index + 1];
    return argument === name && value !== undefined ? [value] : [];
  });
}
