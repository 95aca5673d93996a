/** Values of the dark look; they stand twice in the sheet, for the switch and for the system. */
const DARK = `color-scheme: dark;
  --paper: #121518; --panel: #191d21; --well: #22272c;
  --ink: #eceae4; --ink-2: #bcc1c6; --ink-3: #969da4;
  --line: #2d3338; --rule: #5d656c; --edge: #747b82;
  --accent: #7cc4d3; --focus: #7cc4d3;
  --noise: #3f7886; --friction: #c9973c; --rupture: #f9c3bd;
  --noise-ink: #7cc4d3; --friction-ink: #e0ac4c; --rupture-ink: #ef8d84;
  --quiet: #969da4; --pending: #e0ac4c; --tripped: #f2857b; --blind: #b5a6e6;
  --series: #eceae4; --window: #2c2a22; --band: #274b54; --grid: #272c31; --hatch: #767d84; --stale: #7f868d;
  --up: #7cc4d3; --down: #f2857b;`;

/** Every colour, size and space of the page: the tokens of the design, word for word. */
const TOKENS = `:root {
  color-scheme: light;
  /* surfaces */
  --paper: #fbfaf6; --panel: #ffffff; --well: #f1efe8;
  /* ink: text, secondary text, captions and axes */
  --ink: #1a1e23; --ink-2: #474e56; --ink-3: #5f666f;
  /* lines: hairline between things, rule above a section, edge of a control */
  --line: #dedad0; --rule: #1a1e23; --edge: #858b92;
  /* the one accent: links, focus, "own" in own-against-market */
  --accent: #0a5568; --focus: #0a5568;
  /* regime, dark to light by severity so that it survives grey */
  --noise: #569aa7; --friction: #a8700f; --rupture: #7a1620;
  --noise-ink: #0a5568; --friction-ink: #85560a; --rupture-ink: #8c1f28;
  /* stop lamps; each colour has its own silhouette */
  --quiet: #5f666f; --pending: #85560a; --tripped: #a3221c; --blind: #5a4a86;
  /* chart roles */
  --series: #1a1e23; --window: #ece6d6; --band: #bcd6db; --grid: #e6e2d9; --hatch: #8a8e93; --stale: #858b92;
  --up: #0a5568; --down: #a3221c;

  --sans: -apple-system, "Segoe UI", Inter, Roboto, "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", "Noto Serif TC", "Noto Serif CJK TC", "Songti TC", "Noto Sans TC", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK TC", monospace;

  /* type: 12 caption and axis, 13 dense text, 15 body, 18 section, 24 figure, 44 verdict */
  --t-12: .75rem; --t-13: .8125rem; --t-15: .9375rem; --t-18: 1.125rem; --t-24: 1.5rem; --t-44: 2.75rem;
  --lh-body: 1.55; --lh-tight: 1.25; --measure: 66ch;
  /* space: multiples of 4 */
  --s-1: 4px; --s-2: 8px; --s-3: 12px; --s-4: 16px; --s-6: 24px; --s-8: 32px; --s-12: 48px;
  --radius: 2px; --target: 32px;
  --fade: 120ms;
}
:root:lang(zh-Hant) { --lh-body: 1.75; --lh-tight: 1.4; --measure: 38em; }
:root[data-theme="dark"] {
  ${DARK}
}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) {
  ${DARK}
} }
@media (prefers-reduced-motion: reduce) { :root { --fade: 0ms; } }
@media print { :root { --paper: #fff; --panel: #fff; --well: #f4f4f2; } }
* { box-sizing: border-box; font-synthesis: none; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 var(--t-15)/var(--lh-body) var(--sans);
  font-variant-numeric: lining-nums tabular-nums; text-rendering: optimizeLegibility; }
:lang(zh-Hant) { line-break: strict; word-break: normal; text-autospace: normal; text-spacing-trim: trim-start; }
/* Quotes of a font for Chinese are a whole sign wide. */
:lang(en) { font-variant-east-asian: proportional-width !important; }
svg text { font-family: var(--sans); font-variant-numeric: lining-nums tabular-nums; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;

/** Layout of the memo on a screen: hairlines and white space, no boxes. */
const PAGE = `
.shared{position:absolute}
.page{max-width:976px;margin:0 auto;padding:40px 24px 64px}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
a.n{color:inherit;text-decoration-color:var(--edge)}
a.n:hover{color:var(--accent)} main a{padding:max(0px,calc((24px - 1.2em)/2)) 0} td.n a.n{display:inline-block;min-width:24px;margin:calc(-1*max(0px,(24px - 1.2em)/2)) 0} .mast a{display:inline-block;line-height:24px;padding:0 4px}
a:target,tr:target,[id]:target{background:var(--window)}
.id{font-size:var(--t-12);white-space:nowrap}
code{font-family:var(--mono);font-size:max(.94em,var(--t-12));background:var(--well);padding:1px 3px;overflow-wrap:anywhere}
.nb{white-space:nowrap}
.ob:target{outline:2px solid var(--focus)}
.uk{color:var(--ink-2)} .uk::before{content:"";display:inline-block;width:.8em;height:.8em;margin-right:.35em;vertical-align:-.05em;background:repeating-linear-gradient(135deg,var(--hatch) 0 1px,transparent 1px 4px)}
.mast{display:flex;justify-content:space-between;gap:4px 24px;flex-wrap:wrap;align-items:baseline;border-top:3px solid var(--rule);padding-top:10px;font-size:var(--t-13);color:var(--ink-2)}
.mast b{color:var(--ink)} .mast div>span{display:inline-block;margin-right:1em} .mast div+div>span:last-child{margin-right:0}
.note{font-size:var(--t-12);color:var(--ink-3);margin:6px 0 0;line-height:1.6;text-wrap:pretty}
.verdict{padding:36px 0 28px;display:grid;grid-template-columns:minmax(0,1fr);gap:12px}
.verdict h1{font:700 var(--t-44)/1.2 var(--serif);margin:0;letter-spacing:.01em;text-wrap:balance}
.verdict p{font:400 1.25rem/1.6 var(--serif);margin:0;max-width:46em;text-wrap:pretty}
.verdict p span.l{display:block}
:lang(en) .verdict p{line-height:1.45;max-width:42em} :lang(en) .verdict p span.l+span.l{margin-top:4px}
.cl{white-space:nowrap}
:lang(zh-Hant) :is(h1,h2,h3,dt,th,td:first-child:has(+td.n),td.n,dd:not(.s),summary,.flips li b),:lang(zh-Hant) td::before{word-break:keep-all;overflow-wrap:anywhere}
.pc{margin:0 -.14em 0 -.16em}
.keys{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));border-top:1px solid var(--rule);border-bottom:1px solid var(--line);margin:0}
.keys.on{border-top:0}
.keys.in{border-top:0;margin:0 0 22px}
.keys div{padding:12px 16px 14px 0} .keys div+div{padding-left:16px;border-left:1px solid var(--line)}
.keys.in div{padding-top:2px} .keys dd:not(.s){word-break:keep-all}
.keys dt{font-size:var(--t-13);color:var(--ink-2);line-height:1.5}
.keys dd{margin:2px 0 0;font-size:var(--t-24);font-weight:700;line-height:1.3;text-wrap:balance} .keys dd.s{font-size:var(--t-12);font-weight:400;color:var(--ink-3);line-height:1.5;text-wrap:pretty}
.keys a.n{text-decoration-thickness:1px}
section{display:grid;grid-template-columns:180px minmax(0,1fr);gap:0 28px;margin-top:44px}
section>h2{font:700 var(--t-18)/1.4 var(--serif);margin:0;border-top:1px solid var(--rule);padding:9px 12px 0 0;text-wrap:balance}
section>.b{border-top:1px solid var(--rule);padding-top:10px;min-width:0}
.b>p{margin:0 0 14px;max-width:var(--measure);text-wrap:pretty} .b>p.note{margin:10px 0 14px;max-width:none} .b>p.cap{max-width:none;margin-bottom:10px}
.b>:last-child{margin-bottom:0}
h3{font-size:var(--t-15);font-weight:700;line-height:1.5;margin:0 0 2px;text-wrap:balance}
h3 a.n{text-decoration:none}
.cap{font-size:var(--t-13);color:var(--ink-2);line-height:1.5;margin:0 0 10px;text-wrap:pretty}
figure{margin:0 0 28px} .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round} svg{display:block;max-width:none;height:auto;overflow:visible}
.d{overflow-x:auto;overflow-y:hidden} .d2,.d3{display:none}
details{font-size:var(--t-13);margin-top:6px} summary{cursor:pointer;color:var(--accent);font-size:var(--t-12);line-height:2;width:fit-content;min-height:24px}
.lamps{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));border-bottom:1px solid var(--line);padding:0;margin:-10px 0 0}
.lamps li{list-style:none;padding:16px 14px 16px 0} .lamps li+li{padding-left:14px;border-left:1px solid var(--line)}
.lamps .quiet,.lamps .waiting,.lamps .absorbed{color:var(--quiet)}.lamps .pending{color:var(--pending)}.lamps .tripped{color:var(--tripped)}.lamps .blind{color:var(--blind)}
.lamps .s{display:flex;align-items:center;gap:10px;font-weight:700;margin-bottom:8px} .lamps .s span{font-size:var(--t-18);line-height:1.3}
.lamps .s em{margin-left:auto;font-style:normal;font-weight:400;font-size:var(--t-13);color:var(--ink-3)}
.lamps h3{margin:0 0 4px;min-height:3em} .lamps p{font-size:var(--t-13);line-height:1.6;color:var(--ink-2);margin:0 0 6px;text-wrap:pretty} :lang(en) .lamps p{line-height:1.5}
.three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:20px} .three>div{display:grid;grid-template-rows:subgrid;grid-row:span 4;min-width:0} .three{grid-template-rows:auto auto auto auto;row-gap:0}
.three .z{font-size:var(--t-24);font-weight:700;line-height:1.2} .three .z.f{color:var(--down)} @media screen{.three .z small a{display:inline-block;min-height:24px}} .three .z small{font-size:var(--t-13);font-weight:400;color:var(--ink-2);margin-left:8px} .three .z a.n{text-decoration-color:var(--line)} .three .cap{margin-bottom:4px}
.three .d{margin-top:8px}
ul.list{margin:0 0 22px;padding:0;list-style:none} ul.list li{padding:7px 0;border-bottom:1px solid var(--line);text-wrap:pretty;max-width:none} ul.list li:first-child{padding-top:4px}
ul.list.plain li{font-size:var(--t-13);line-height:1.6}
.w{display:grid;grid-template-columns:minmax(0,1fr) 372px;gap:4px 24px;padding:16px 0;border-top:1px solid var(--line)} .w:first-of-type{border-top:0;padding-top:4px}
.w h3 i{font-style:normal;display:inline-block;width:1.5em;color:var(--accent);font-family:var(--serif)} .w p{font-size:var(--t-13);line-height:1.65;margin:4px 0 0;color:var(--ink-2);text-wrap:pretty} .w p b{color:var(--ink)} :lang(en) .w p{line-height:1.5}
.q{grid-column:1/-1;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px;margin:6px 0 0;padding:0;list-style:none;font-size:var(--t-13);line-height:1.5;color:var(--ink-2)} .q li{padding:4px 0;border-top:1px solid var(--line);display:flex;gap:12px;justify-content:space-between} .q b{color:var(--ink)} .q span.a{text-align:right;flex:none;max-width:55%}
.w table{margin-top:8px}
.path{padding:14px 0 10px;border-top:1px solid var(--line)} .path:first-of-type{border-top:0;padding-top:4px}
.path .t{display:flex;justify-content:space-between;gap:4px 20px;flex-wrap:wrap;align-items:baseline} .path .t p{margin:0;font-size:var(--t-13)} .path .noise{color:var(--noise-ink)} .path .friction{color:var(--friction-ink)} .path .rupture{color:var(--rupture-ink)}
.path>p{margin:0 0 4px;font-size:var(--t-13);line-height:1.6;color:var(--ink-2);max-width:var(--measure);text-wrap:pretty}
.wall{display:grid;grid-template-columns:minmax(0,1fr) 200px 76px;gap:2px 16px;padding:6px 0 4px;font-size:var(--t-13);line-height:1.55} .wall p{margin:0;color:var(--ink-2);text-wrap:pretty} .wall p b{color:var(--ink);font-weight:400} .wall .v{text-align:right;white-space:nowrap}
.flips{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:0 28px} .flips h3{border-bottom:1px solid var(--line);padding-bottom:6px;margin-bottom:0} .flips ul{margin:0;padding:0;list-style:none} .flips li{padding:9px 0;border-bottom:1px solid var(--line);font-size:var(--t-13);line-height:1.65;text-wrap:pretty} .flips li b{display:block;text-wrap:balance} :lang(en) .flips li{line-height:1.5}
.wide{overflow-x:auto;margin-bottom:22px;background:linear-gradient(90deg,var(--paper) 16px,transparent) 0 0/40px 100% local,linear-gradient(270deg,var(--paper) 16px,transparent) 100% 0/40px 100% local,linear-gradient(90deg,var(--edge),transparent) 0 0/12px 100% scroll,linear-gradient(270deg,var(--edge),transparent) 100% 0/12px 100% scroll;background-repeat:no-repeat}
table{border-collapse:collapse;width:100%;font-size:var(--t-13);line-height:1.5} th{font-weight:400;color:var(--ink-3);text-align:left;font-size:var(--t-12);padding:0 12px 5px 0;border-bottom:1px solid var(--edge);vertical-align:bottom} td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:baseline;text-wrap:pretty} td.n,th.n{text-align:right;white-space:nowrap} td:last-child,th:last-child{padding-right:0} td:first-child{min-width:5.2em} td.k{white-space:nowrap;font-size:var(--t-12);color:var(--ink-2)}
table:not(.stack) :is(td.n+td,th.n+th):not(.n){padding-left:12px} tr.old td{color:var(--ink-3)} td.h{overflow-wrap:anywhere}
.more summary{font-size:var(--t-12)} .worst{color:var(--ink);border-bottom:1px solid var(--line);padding-bottom:8px}
.note{overflow-wrap:anywhere}
.short section{margin-top:20px} .page:has(.short){padding-top:28px;padding-bottom:40px} .short .b>p{font-size:var(--t-13);max-width:none} .short .lamps p{margin:0} .short .verdict{padding:20px 0 14px} .short .verdict p{font-size:1.125rem;line-height:1.5} :lang(en) .short .verdict p{line-height:1.4} .short .note{margin-top:3px;line-height:1.5} .short .keys.in{margin-bottom:0} .short figure,.short ul.list{margin-bottom:12px} .short ul.list li{padding:4px 0} .short ul.list li:last-child{border-bottom:0} .short .lamps{grid-template-columns:minmax(0,1fr) minmax(0,1fr)} .short .lamps li{display:flow-root;padding:9px 14px 9px 0;border:0;border-top:1px solid var(--line)} .short .lamps li:nth-child(even){padding:9px 0 9px 14px;border-left:1px solid var(--line)} .short .lamps li:nth-child(-n+2){border-top:0} .short .lamps h3{min-height:0;line-height:1.35} .short .lamps .s{float:right;margin:0 0 0 12px;gap:6px} .short .lamps .s svg{width:18px;height:18px} .short .lamps .s span{font-size:var(--t-15)} .short .lamps .s em{order:-1;margin:0} .short .flips li{padding:6px 0} .short .flips li b{display:inline;margin-right:.5em} .short .flips li:last-child{border-bottom:0} .short .b>:last-child{margin-bottom:0} .short footer{margin-top:24px} .short .wide{margin-bottom:8px} .short td{padding-top:3px;padding-bottom:3px} .short .three{margin-top:4px;grid-template-columns:auto auto auto;justify-content:space-between} .short .three .z{line-height:1.3}
footer{margin-top:44px;border-top:3px solid var(--rule);padding-top:12px;font-size:var(--t-12);color:var(--ink-3);line-height:1.7} footer .k{display:flex;flex-wrap:wrap;gap:4px 20px;color:var(--ink-2);margin-bottom:8px} footer .k span{display:inline-flex;gap:6px;align-items:center}
`;

/** Narrower screens, one breakpoint for columns; and paper. */
const MEDIA = `
@media screen and (max-width:720px){.short #s-possible .cap,.short #s-possible figure>:not(figcaption),.short #s-sells figure>:not(figcaption){display:none}}
@media screen and (max-width:720px){html:lang(en) .short :is(section,header) :is(p,li,.cap,td,dd){line-height:1.34}html:lang(en) .short ul.list.plain li{line-height:1.36;padding:2px 0}.short ul.list li{padding:3px 0}.short #s-held .cap{display:none}.short figure{margin-bottom:2px}}
@media screen and (min-width:721px){:lang(en) .short :is(p,li,.cap,dd):not(.verdict p){line-height:1.42}.short ul.list li,.short .flips li{padding:3px 0}.short section{margin-top:12px}.short .flips:has(>:nth-child(3)){grid-template-columns:1.9fr .9fr 1.3fr}}
@media screen and (min-width:976px){section>h2{position:sticky;top:0;align-self:start;background:var(--paper)}}
@media screen and (min-width:976px){.full :is(#s-sources,#s-method){grid-template-columns:minmax(0,1fr)}.full :is(#s-sources,#s-method)>h2{position:static}.full :is(#s-sources,#s-method)>.b{border-top:0}}
@media screen and (max-width:975px){section{grid-template-columns:minmax(0,1fr)}section>.b{border-top:0}.page{padding-left:max(0px,min(24px,(100vw - 720px)/2));padding-right:max(0px,min(24px,(100vw - 720px)/2))}.lamps{margin-top:0}}
@media screen and (max-width:720px){.page{padding:20px 16px 40px}.mast{display:block}.mast div+div{margin-top:2px}.keys,.lamps{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.keys div:nth-child(odd),.lamps li:nth-child(odd){border-left:0;padding-left:0}.keys div:nth-child(n+3),.lamps li:nth-child(n+3){border-top:1px solid var(--line)}.lamps{grid-template-columns:minmax(0,1fr)}.lamps li+li{border-left:0;border-top:1px solid var(--line);padding-left:0}.lamps h3{min-height:0} .three>div{display:block;margin-bottom:24px}.three,.flips,.w,.q{grid-template-columns:minmax(0,1fr)}.flips div+div{margin-top:20px}.wall{grid-template-columns:minmax(0,1fr) 76px}.wall p{grid-column:1/-1}.w :is(td,th) .nb{white-space:normal}.verdict{padding:24px 0 20px}.verdict h1{font-size:2.125rem}.short .verdict{padding:6px 0 6px;gap:6px}.short .verdict p,.short:lang(en) .verdict p{font-size:var(--t-15);line-height:1.45}.short .three{display:block}.short .three>div{display:grid;grid-template-columns:1fr auto;grid-template-rows:auto;gap:0 8px;margin-bottom:4px;align-items:baseline}.short .three h3{grid-column:1/-1;font-size:var(--t-13)}.short .three .z{font-size:var(--t-15);order:2}.short .three .cap{margin:0}.short section{margin-top:8px}.short section>h2{padding-top:4px;line-height:1.3}.short section>.b{padding-top:3px}.short ul.list li{padding:3px 0}.short .lamps{grid-template-columns:minmax(0,1fr)} .short .lamps li,.short .lamps li:nth-child(even){padding:6px 0;border-left:0} .short .lamps li+li{border-top:1px solid var(--line)}.short .keys dd:not(.s){font-size:var(--t-18)} .short summary{line-height:1.4;padding:12px 0} .short .lamps p{margin:0}.short p,.short li,.short .cap,.short ul.list.plain li,.short .flips li,.short .lamps p{line-height:1.45}.short:lang(en) :is(p,li,.cap,.note,.verdict p,ul.list.plain li,.lamps p){line-height:1.4}.short .flips div+div{margin-top:10px}.short h3{line-height:1.3}.short .keys dd.s{line-height:1.35}.short figure{margin-bottom:4px}.short figcaption .cap{margin-bottom:4px}.short .b>p.note{margin:4px 0}.short .keys div{padding-top:7px;padding-bottom:8px}.short footer{margin-top:10px;padding-top:8px}.page:has(.short){padding-top:6px;padding-bottom:6px}.d1{display:none}.d2{display:block}.mast a,footer a{display:inline-block;min-height:44px;line-height:44px}summary{min-height:44px;line-height:44px}.mast .to{display:block;margin:-6px 0}main a{padding:calc((44px - 1.2em)/2) 4px;margin:0 -4px}td.n a.n{min-width:32px;margin:calc((1.2em - 44px)/2) -4px}}
@media screen and (max-width:720px){table:not(.pin) td.n{white-space:normal}table:not(.pin) :is(td,th){padding-right:8px;min-width:3.5em}.pin{border-collapse:separate;border-spacing:0;line-height:20px}.pin td:first-child,.pin th:first-child{position:sticky;left:0;z-index:1;background:var(--paper);padding-left:8px;border-right:1px solid var(--line);min-width:132px}.pin td+td,.pin th+th{padding-left:12px}.fit td,.fit th{padding-left:0;padding-right:8px}.fit td.n{white-space:normal}.fit td:first-child{min-width:0}.stack thead{display:none}.stack,.stack tbody,.stack tr,.stack td{display:block}.stack tr{border-bottom:1px solid var(--edge);padding:8px 0}.stack td{border:0;padding:2px 0;text-align:left}.stack td:first-child{color:var(--ink);font-weight:700;font-size:var(--t-13)}.stack td[data-h]{display:flow-root;padding-left:120px}.stack td[data-h]::before{content:attr(data-h);float:left;margin-left:-120px;width:108px;color:var(--ink-3);font-size:var(--t-12);font-weight:400}.stack td[data-h]:empty{display:none}.stack td.n{text-align:left;white-space:normal}}
@media screen and (max-width:359px){.d2{display:none}.d3{display:block}.keys{grid-template-columns:minmax(0,1fr)}.keys div+div{border-left:0;padding-left:0;border-top:1px solid var(--line)}.wall{grid-template-columns:minmax(0,1fr)}.wall .v{text-align:left}}
@page{size:A4;margin:14mm 13mm 13mm;font:8.5pt -apple-system,"Segoe UI",Roboto,"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif;color:#474e56}@media print{.page,.page:has(.short){max-width:none;padding:0}.wide{overflow:visible;background:none}table:not(:has(tr:nth-child(16))){break-inside:avoid}thead,tbody tr:nth-child(-n+2){break-after:avoid}tbody tr:nth-last-child(2){break-after:avoid}.verdict p,:lang(en) .verdict p{max-width:none}html{font-size:13.2px}section{display:block;margin-top:22px}section>.b{border-top:0;padding-top:4px}section>h2{break-after:avoid}svg{max-width:100%}.short figure>.d svg{width:78%}.short .flips:has(>:nth-child(3)){grid-template-columns:2.1fr 1fr 1.2fr}.short .b>p.note{margin:3px 0 4px}.short details>:last-child{margin-bottom:0}.short footer{margin-top:10px;padding-top:5px}html:has(.short){font-size:11.8px}.mast .to{display:none}.short section{margin-top:9px}.short section>h2{padding-top:4px}.short .verdict{padding:8px 0 6px;gap:5px}.short .verdict h1{font-size:2.2rem}.short .verdict p,:lang(en) .short .verdict p{font-size:1.1rem;line-height:1.4}.short .keys div{padding-top:3px;padding-bottom:4px}.short .lamps li{padding:4px 10px 3px 0}.short .lamps li:nth-child(even){padding:4px 0 3px 10px}.short :is(.keys,table){break-inside:avoid}.short .lamps p{margin:0}.short p,.short .cap,.short .lamps p,.short .flips li,.short ul.list.plain li{line-height:1.4}.short .flips li{padding:3px 0}.short ul.list li{padding:2px 0}.short figure{margin-bottom:6px}.d1{display:block}.d2,.d3,summary{display:none}details.more:not(.open){display:none}details.open::details-content{content-visibility:visible;display:block;height:auto}details.open summary{display:none}.three,.lamps{break-inside:avoid}.note{margin-top:4px}.w{grid-template-columns:minmax(0,1fr) 372px}.verdict{padding:20px 0 16px}figure,.w,.wall,ul.list li,.lamps li,.flips li,tr,.keys{break-inside:avoid}h3,.cap,.path .t,.path>p{break-after:avoid}a{color:inherit;text-decoration:none}.lamps{margin-top:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** The whole sheet. */
export const STYLE = TOKENS + PAGE + MEDIA;
