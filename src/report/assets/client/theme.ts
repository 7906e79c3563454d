/** The button that turns the page light or dark; until it is pressed the reader's system decides. */
export const THEME = `
const root = document.documentElement;
const themeButton = document.getElementById('theme');
const systemDark = matchMedia('(prefers-color-scheme: dark)');

function currentTheme() {
  return root.dataset.theme || (systemDark.matches ? 'dark' : 'light');
}
function nameThemeButton() {
  themeButton.textContent = currentTheme() === 'dark' ? 'Light theme' : 'Dark theme';
}
themeButton.addEventListener('click', () => {
  root.dataset.theme = currentTheme() === 'dark' ? 'light' : 'dark';
  nameThemeButton();
});
systemDark.addEventListener('change', nameThemeButton);
nameThemeButton();
themeButton.hidden = false;
`;
