/** On paper everything is open but for single cases, and closed again afterwards; an address that names what is closed opens it. */
export const PRINT = `
let openedForPrint = [];
addEventListener('beforeprint', () => {
  openedForPrint = [...document.querySelectorAll('details:not([open])')].filter((each) => !each.closest('#case-list'));
  for (const details of openedForPrint) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of openedForPrint) details.open = false;
});
function openAddressed() {
  const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (place && place.matches('details')) place.open = true;
}
addEventListener('hashchange', openAddressed);
openAddressed();
`;
