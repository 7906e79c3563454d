/**
 * The list of all cases. What is filtered stands in the address alone, as \`#cases?verdict=violates&region=china\`:
 * controls and links write it, and the list shows what it says, so that it can be shared and gone back to. Rows are
 * made of text, a hundred at a time.
 */
export const CASES = `
const caseData = document.getElementById('case-data');
if (caseData) {
  const WORDS = { c: 'conforms', v: 'violates', o: 'observed', u: 'unjudged' };
  const FIELDS = ['text', 'operation', 'clause', 'verdict', 'region'];
  const ROWS = 100;
  const { regions, operations, clauses, texts, cases } = JSON.parse(caseData.textContent);
  const filter = document.getElementById('filter');
  const list = document.getElementById('case-list');
  const rows = list.querySelector('tbody');
  const more = document.getElementById('more-cases');
  let matching = [];
  // The last address that a control wrote: only others make the page go to the list.
  let written;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  function notesOf(row) {
    const byText = new Map();
    for (const [at, note] of (row[4] || []).entries()) {
      if (note >= 0) byText.set(note, [...(byText.get(note) || []), regions[at]]);
    }
    return [...byText].map(([note, where]) => element('p', {}, element('b', {}, where.join(', ')), ': ' + texts[note]));
  }
  function replayOf(id) {
    if (id.endsWith('#every-answer')) return [];
    const line = "oaprobe replay '" + id.replaceAll("'", "'\\\\''") + "'";
    return [element('div', { class: 'copy' }, element('span', { class: 'label' }, 'replay'), element('code', { tabindex: '0' }, line),
      element('button', { type: 'button', class: 'button', 'data-copy': '', 'aria-label': 'Copy: replay ' + id }, 'Copy'))];
  }
  function makeRow(row) {
    const [id, , own, letters] = row;
    const names = element('p', { class: 'muted' }, own.map((clause) => clauses[clause]).join(', '));
    const details = element('details', {}, element('summary', {}, element('code', {}, id)));
    details.addEventListener('toggle', () => details.append(names, ...notesOf(row), ...replayOf(id)), { once: true });
    const cells = [...letters].map((letter) =>
      letter === '-' ? element('td', {}) : element('td', { class: letter }, WORDS[letter]));
    return element('tr', {}, element('th', { scope: 'row' }, details), ...cells);
  }
  function showMore() {
    const from = rows.childElementCount;
    rows.append(...matching.slice(from, from + ROWS).map(makeRow));
    const left = matching.length - rows.childElementCount;
    more.hidden = left === 0;
    more.textContent = 'Show ' + Math.min(left, ROWS) + ' more of ' + left.toLocaleString('en');
  }
  function addressed() {
    return new URLSearchParams(location.hash.startsWith('#cases?') ? location.hash.slice(7) : '');
  }
  function matcher(wanted) {
    const text = (wanted.get('text') || '').trim().toLowerCase();
    const clause = (wanted.get('clause') || '').trim();
    const operation = operations.indexOf(wanted.get('operation'));
    const region = regions.indexOf(wanted.get('region'));
    const letter = Object.keys(WORDS).find((each) => WORDS[each] === wanted.get('verdict'));
    return ([id, of, own, letters, notes = []]) => {
      if (wanted.get('operation') && of !== operation) return false;
      if (clause && !own.some((each) => clauses.includes(clause) ? clauses[each] === clause : clauses[each].includes(clause))) return false;
      const given = wanted.get('region') ? letters[region] || '-' : letters;
      if (letter ? !given.includes(letter) : !/[cvou]/.test(given)) return false;
      return !text || [id, ...own.map((each) => clauses[each]), ...notes.map((each) => texts[each] || '')]
        .some((each) => each.toLowerCase().includes(text));
    };
  }
  function show() {
    const wanted = addressed();
    for (const name of FIELDS) {
      const control = filter.elements[name];
      if (control.value !== (wanted.get(name) || '')) control.value = wanted.get(name) || '';
    }
    matching = cases.filter(matcher(wanted));
    rows.replaceChildren();
    showMore();
    const active = FIELDS.some((name) => wanted.get(name));
    filter.querySelector('output').textContent = active
      ? matching.length.toLocaleString('en') + ' of ' + cases.length.toLocaleString('en') + ' cases'
      : cases.length.toLocaleString('en') + (cases.length === 1 ? ' case' : ' cases');
  }
  function goToCases() {
    const heading = document.getElementById('cases-title');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ behavior: 'instant' });
  }
  function addressOf(values) {
    const given = values.filter(([, value]) => value.trim() !== '');
    return '#cases?' + new URLSearchParams(given);
  }
  let typing;
  filter.addEventListener('input', ({ target }) => {
    const address = addressOf(FIELDS.map((name) => [name, filter.elements[name].value]));
    if (address === location.hash) return;
    written = address;
    // A word that is typed is one step back, not one for each letter.
    if (target === typing) location.replace(address);
    else location.hash = address;
    typing = target.matches('input') ? target : undefined;
  });
  filter.addEventListener('focusout', () => { typing = undefined; });
  filter.addEventListener('reset', (event) => {
    event.preventDefault();
    location.hash = written = '#cases?';
  });
  filter.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => {
    show();
    if (location.hash === written) return;
    written = undefined;
    if (location.hash.startsWith('#cases?')) goToCases();
  });
  more.addEventListener('click', () => {
    const from = rows.childElementCount;
    showMore();
    rows.children[from].querySelector('summary').focus();
  });
  for (const link of document.querySelectorAll('[data-filter]')) link.href = '#cases?' + link.dataset.filter;
  document.getElementById('clause-names').append(...clauses.toSorted().map((value) => element('option', { value })));
  filter.hidden = false;
  list.hidden = false;
  document.getElementById('case-place').hidden = true;
  show();
  if (location.hash.startsWith('#cases?')) goToCases();
}
`;
