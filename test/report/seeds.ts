/** A made page, and the measure that must find something wrong with it; undefined: none. */
type Seed = { readonly seeded: string; readonly measure?: string; readonly page: string };

const page = (body: string): string =>
  `<!doctype html><html lang="zh-Hant"><style>
:root{--t-12:.75rem}body{margin:0;font:15px/1.5 sans-serif;color:#222;background:#fff}
a,button{display:inline-block;min-width:44px;min-height:44px;color:#0a5568}
p a{display:inline;min-height:0}.wide{overflow-x:auto;width:300px}
.signed{background:linear-gradient(90deg,#fff,transparent) local,linear-gradient(90deg,#888,transparent) scroll}
</style><body>${body}</body></html>`;

const picture = (parts: string): string =>
  page(`<svg viewBox="0 0 300 80" width="300" height="80">${parts}</svg>`);

const LONG = '<div style="width:900px">x</div>';

/** Pages without a fault, and pages with one each; a word that may not break. */
export const seeds = (word: string): readonly Seed[] => [
  {
    seeded: 'nothing wrong',
    page: page(
      `<h1>${word}</h1><p>A sentence with <a href="#a">a link</a> in it.</p><a href="#a">alone</a><div class="wide signed" tabindex="0">${LONG}</div><svg viewBox="0 0 300 80" width="300" height="80"><rect width="300" height="40" fill="#222"/><text x="9" y="20" font-size="12" fill="#fff">one</text><text x="9" y="60" font-size="12">two</text></svg>`,
    ),
  },
  { seeded: 'pale words', measure: 'contrast', page: page('<p style="color:#999">x</p>') },
  {
    seeded: 'words that shine through',
    measure: 'contrast',
    page: page('<div style="opacity:.5"><p style="color:#555">x</p></div>'),
  },
  {
    seeded: 'words on a dark ground',
    measure: 'contrast',
    page: page('<div style="background:#333"><p>x</p></div>'),
  },
  {
    seeded: 'words of a picture on a bar',
    measure: 'contrast',
    page: picture(
      '<rect width="300" height="80" fill="#444"/><text x="9" y="40" font-size="12">x</text>',
    ),
  },
  {
    seeded: 'words of a picture on a bar that is half there',
    measure: 'contrast',
    page: picture(
      '<path d="M0 0H300V80H0Z" fill="#000" opacity=".6"/><text x="9" y="40" font-size="12" fill="#333">x</text>',
    ),
  },
  { seeded: 'small letters', measure: 'small', page: page('<p style="font-size:11px">x</p>') },
  {
    seeded: 'small letters in a picture that is drawn smaller',
    measure: 'small',
    page: page(
      '<svg viewBox="0 0 300 80" width="150" height="40"><text x="9" y="40" font-size="12">x</text></svg>',
    ),
  },
  {
    seeded: 'a low link',
    measure: 'target',
    page: page('<a href="#a" style="min-height:20px;line-height:20px">alone</a>'),
  },
  {
    seeded: 'a narrow button',
    measure: 'target',
    page: page('<button style="min-width:0;width:20px;padding:0">x</button>'),
  },
  {
    seeded: 'a page wider than its window',
    measure: 'wide',
    page: page(`<div style="width:500px;height:9px"></div>`),
  },
  {
    seeded: 'two words over each other',
    measure: 'overlap',
    page: picture(
      '<text x="9" y="40" font-size="12">one</text><text x="20" y="44" font-size="12">two</text>',
    ),
  },
  {
    seeded: 'words that leave their picture',
    measure: 'outside',
    page: picture('<text x="290" y="40" font-size="12">too long</text>'),
  },
  {
    seeded: 'a word that breaks',
    measure: 'broken',
    page: page(`<table><tr><td style="display:block;width:1.2em">${word}</td></tr></table>`),
  },
  {
    seeded: 'a table that scrolls without a sign',
    measure: 'unsigned',
    page: page(`<div class="wide" tabindex="0">${LONG}</div>`),
  },
  {
    seeded: 'one that no key reaches',
    measure: 'unsigned',
    page: page(`<div class="wide signed">${LONG}</div>`),
  },
];
