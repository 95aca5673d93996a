/**
 * What is wrong with a page as it is shown, measured in the browser: a list for each measure. It is
 * handed to the page as text; `limits` tell the least size of a target and of letters, in pixels, the
 * width of the page, and words that must not break; with `colours` nothing but contrast is measured.
 */
globalThis.measure = (limits) => {
  const found = {
    contrast: [],
    small: [],
    target: [],
    wide: [],
    overlap: [],
    outside: [],
    broken: [],
    unsigned: [],
  };
  const told = (text) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });

  // Colours.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], under) =>
    [r, g, b].map((x, i) => a * x + (1 - a) * under[i]).concat(1);
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((x) => {
      const s = x / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const once = (of) => {
    const kept = new Map();
    return (e) => {
      if (!kept.has(e)) kept.set(e, of(e));
      return kept.get(e);
    };
  };
  const opacity = once(
    (e) => Number(getComputedStyle(e).opacity) * (e.parentElement ? opacity(e.parentElement) : 1),
  );
  const backdrop = once((e) =>
    over(
      rgba(getComputedStyle(e).backgroundColor),
      e.parentElement ? backdrop(e.parentElement) : [255, 255, 255, 1],
    ),
  );

  // Words of the page, outside pictures.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.closest('svg,style,script,title')) continue;
    if (!shown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0);
    if (rects.length === 0) continue;
    const style = getComputedStyle(parent);
    const behind = backdrop(parent);
    const [r, g, b, a] = rgba(style.color);
    const contrast = ratio(over([r, g, b, a * opacity(parent)], behind), behind);
    if (contrast < 4.5) found.contrast.push(`${contrast.toFixed(2)}: ${told(node.data)}`);
    if (limits.colours) continue;
    const size = Number.parseFloat(style.fontSize);
    if (size < limits.letters - 0.01) found.small.push(`${size} px: ${told(node.data)}`);
    if (Math.max(...rects.map((x) => x.right)) > limits.width + 1 && !parent.closest('.wide'))
      found.wide.push(`ends at ${rects[0].right}: ${told(node.data)}`);
    // Headings and cells; one that holds a sentence runs on as prose does.
    const tight = parent.closest('th,td,dt,dd:not(.s),h1,h2,h3,summary');
    if (!tight || (tight.tagName === 'TD' && tight.textContent.length > 24)) continue;
    for (const word of limits.words)
      for (let at = node.data.indexOf(word); at >= 0; at = node.data.indexOf(word, at + 1)) {
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        const lines = new Set([...range.getClientRects()].map((x) => Math.round(x.top)));
        if (lines.size > 1) found.broken.push(`${word}: ${told(node.data)}`);
      }
  }
  const { scrollWidth } = document.documentElement;
  if (!limits.colours && scrollWidth > limits.width)
    found.wide.push(`the page is ${scrollWidth} px wide`);

  // What is pressed.
  for (const e of document.querySelectorAll(
    limits.target && !limits.colours ? 'a,button,summary' : 'none',
  )) {
    if (!shown(e)) continue;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const sentence =
      getComputedStyle(e).display === 'inline' && told(block.textContent) !== told(e.textContent);
    if (sentence) continue;
    const { width, height } = e.getBoundingClientRect();
    if (height < limits.target - 0.5 || width < 23.5)
      found.target.push(`${width.toFixed(1)} x ${height.toFixed(1)}: ${told(e.textContent)}`);
  }

  // Tables that scroll.
  for (const e of document.querySelectorAll(limits.colours ? 'none' : 'body *')) {
    if (e.scrollWidth <= e.clientWidth + 1) continue;
    const style = getComputedStyle(e);
    if (!/auto|scroll/.test(style.overflowX)) continue;
    const signed =
      style.backgroundImage.includes('gradient') && /scroll/.test(style.backgroundAttachment);
    if (!signed || e.tabIndex < 0) found.unsigned.push(told(e.textContent || e.className));
  }

  // Pictures.
  for (const svg of document.querySelectorAll('svg')) {
    if (!shown(svg) || svg.getBoundingClientRect().width === 0) continue;
    const all = [...svg.querySelectorAll('text,rect,path,circle,polygon,ellipse')].filter(
      (e) => !e.closest('defs'),
    );
    const under = backdrop(svg);
    const filled = all.flatMap((shape, order) => {
      if (shape.tagName === 'text' || !shown(shape)) return [];
      const { fill, fillOpacity } = getComputedStyle(shape);
      if (fill === 'none') return [];
      // Of a pattern its lines count.
      const [r, g, b, a] = rgba(
        fill.startsWith('url')
          ? getComputedStyle(document.querySelector('pattern path')).stroke
          : fill,
      );
      const inverse = shape.getScreenCTM().inverse();
      const paint = [r, g, b, a * Number(fillOpacity) * opacity(shape)];
      return { order, shape, inverse, paint, box: shape.getBoundingClientRect() };
    });
    const { x: left, y: top, width, height } = svg.viewBox.baseVal;
    const placed = [];
    for (const [order, e] of all.entries()) {
      if (e.tagName !== 'text' || e.textContent.trim() === '' || !shown(e)) continue;
      const style = getComputedStyle(e);
      const matrix = e.getScreenCTM();
      const size = Number.parseFloat(style.fontSize);
      const scale = Math.hypot(matrix.a, matrix.b);
      if (size * scale < limits.letters - 0.01)
        found.small.push(`${(size * scale).toFixed(2)} px: ${told(e.textContent)}`);
      const box = e.getBBox();
      const line = e.getStartPositionOfChar(0).y;
      const glyphs = {
        x: box.x,
        right: box.x + box.width,
        y: line - 0.76 * size,
        bottom: line + 0.14 * size,
        says: told(e.textContent),
      };
      if (!limits.colours && e.transform.baseVal.numberOfItems === 0) {
        if (
          glyphs.x < left - 2 ||
          glyphs.right > left + width + 2 ||
          glyphs.y < top - 2 ||
          glyphs.bottom > top + height + 2
        )
          found.outside.push(
            `${[glyphs.x, glyphs.right, glyphs.y, glyphs.bottom].map(Math.round)} of ${width} x ${height}: ${glyphs.says}`,
          );
        for (const other of placed) {
          const across = Math.min(glyphs.right, other.right) - Math.max(glyphs.x, other.x);
          const down = Math.min(glyphs.bottom, other.bottom) - Math.max(glyphs.y, other.y);
          if (across > 1 && down > 1) found.overlap.push(`${other.says} / ${glyphs.says}`);
        }
        placed.push(glyphs);
      }
      const [r, g, b, a] = rgba(style.fill);
      const ink = [r, g, b, a * opacity(e)];
      let worst = Number.POSITIVE_INFINITY;
      const haloed = /^stroke/.test(style.paintOrder) && style.stroke !== 'none';
      for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
        const at = svg.createSVGPoint();
        at.x = box.x + share * box.width;
        at.y = line - 0.35 * size;
        const place = at.matrixTransform(matrix);
        let ground = under;
        for (const { order: before, shape, inverse, paint, box: b } of filled)
          if (
            before < order &&
            place.x >= b.left &&
            place.x <= b.right &&
            place.y >= b.top &&
            place.y <= b.bottom &&
            shape.isPointInFill(place.matrixTransform(inverse))
          )
            ground = over(paint, ground);
        if (haloed) ground = over(rgba(style.stroke), ground);
        worst = Math.min(worst, ratio(over(ink, ground), ground));
      }
      if (worst < 4.5) found.contrast.push(`${worst.toFixed(2)}: ${glyphs.says}`);
    }
  }
  return found;
};
