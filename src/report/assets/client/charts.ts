/** Values on hover: a line at the nearest row of the table behind a chart, and that row told below it. */
export const CHARTS_CLIENT = `
function nearestRow(figure, event) {
  const box = figure.querySelector('.plot').getBoundingClientRect();
  const share = 100 * (event.clientX - box.left) / box.width;
  const places = figure.dataset.at.split(' ').map(Number);
  return places.reduce((best, place, index) =>
    Math.abs(place - share) < Math.abs(places[best] - share) ? index : best, 0);
}
function markAt(figure, index) {
  const plot = figure.querySelector('.plot');
  const mark = plot.querySelector('.at') || plot.appendChild(document.createElement('span'));
  mark.className = 'at';
  mark.style.left = figure.dataset.at.split(' ')[index] + '%';
}
function tellRow(figure, index) {
  const heads = [...figure.querySelectorAll('thead th')].map((head) => head.textContent);
  const cells = [...figure.querySelector('tbody').rows[index].cells].map((cell) => cell.textContent);
  const parts = cells.map((cell, at) => heads[at] + ' ' + cell).filter((_, at) => at === 0 || !/^[0–]$/.test(cells[at]));
  figure.querySelector('.readout').textContent = parts.join(' · ');
}
let pointedAt;
document.addEventListener('pointermove', (event) => {
  const plot = event.target instanceof Element && event.target.closest('figure[data-at] .plot');
  const figure = plot ? plot.closest('figure') : undefined;
  if (pointedAt && pointedAt !== figure) {
    pointedAt.querySelector('.at').remove();
    pointedAt.querySelector('.readout').textContent = '';
  }
  pointedAt = figure;
  if (!figure) return;
  const index = nearestRow(figure, event);
  markAt(figure, index);
  tellRow(figure, index);
});
`;
