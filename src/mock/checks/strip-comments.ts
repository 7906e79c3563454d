/** A string, a line comment or a block comment, whichever begins first. */
const piece = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*.*?\*\//gs;

/** The text without the comments that some samples of the documentation have; what stands in strings stays. */
export function stripComments(text: string): string {
  return text.replace(piece, (found) => (found.startsWith('"') ? found : ' '));
}
