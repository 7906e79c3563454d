/** The command that asks a case again, for a POSIX shell. */
export function replayLine(caseId: string): string {
  return `oaprobe replay '${caseId.replaceAll("'", "'\\''")}'`;
}
