/**
 * The page's one script: theme, copy buttons, filter of cases, and everything opened for print. Without it the page
 * shows all the same, so what needs it is hidden until it runs.
 */
export const CLIENT = `
'use strict';
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

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await copyText(button.previousElementSibling.textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
}

const filter = document.getElementById('filter');
if (filter) {
  const groups = [...document.querySelectorAll('details.cases')].map((details) => ({
    details,
    regions: [...details.querySelectorAll('thead th')].slice(1).map((head) => head.textContent),
    rows: [...details.querySelectorAll('tbody tr')].map((row) => ({
      row,
      text: row.cells[0].textContent.toLowerCase(),
      verdicts: [...row.cells].slice(1).map((cell) => cell.textContent.trim()),
    })),
  }));
  const { text, verdict, region } = filter.elements;

  function matches(row, regions) {
    if (!row.text.includes(text.value.trim().toLowerCase())) return false;
    return row.verdicts.some((word, at) =>
      word !== '' && (!region.value || regions[at] === region.value) && (!verdict.value || word === verdict.value));
  }
  function apply() {
    const active = Boolean(text.value.trim() || verdict.value || region.value);
    let shown = 0;
    let total = 0;
    for (const { details, regions, rows } of groups) {
      let here = 0;
      for (const row of rows) {
        row.row.hidden = !matches(row, regions);
        here += row.row.hidden ? 0 : 1;
      }
      details.hidden = here === 0;
      details.open = active && here > 0;
      shown += here;
      total += rows.length;
    }
    filter.querySelector('output').textContent = active ? shown + ' of ' + total + ' cases' : total + ' cases';
  }
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  apply();

  for (const link of document.querySelectorAll('[data-verdict]')) {
    link.addEventListener('click', () => {
      text.value = link.dataset.operation + '/';
      verdict.value = link.dataset.verdict;
      region.value = link.dataset.region;
      apply();
    });
  }
}

addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
`;
