/**
 * A path in the spelling of the documentation, as far as it can be made out: escaped letters and capitals, slashes
 * too many, a missing version.
 *
 * @param form the path of the documentation, with `{command}` in it
 */
export function usualPath(path: string, form: string): string {
  const parts = decoded(path)
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const command = parts.pop() ?? '';
  const before = `/${parts.join('/')}`;
  const usual = form.slice(0, form.lastIndexOf('/'));
  return usual.endsWith(before) ? form.replace('{command}', command) : path;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
