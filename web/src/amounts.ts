/** Amounts of money as the program writes them: a sign, a code or a name of a currency beside a figure. */
const AMOUNT =
  /[−-]?(?:US|NT|HK|A|C|S)?[$€£¥]\s?\d[\d,.]*|[−-]?\b[A-Z]{3}\s?\d[\d,.]*|[−-]?\d[\d,.]*\s?(?:新台幣|美元|歐元|日圓|英鎊|港幣|港元|人民幣|瑞士法郎|瑞典克朗|丹麥克朗|挪威克朗|澳元|加元|(?:[A-Z]{3})\b)/g;

/** Holds every amount in a part of the page in an element of its own, so that it can be put out of sight. */
export function markAmounts(part: ParentNode): void {
  const walker = document.createTreeWalker(part as Node, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest('.money, svg')) continue;
    const found = [...text.data.matchAll(AMOUNT)];
    if (found.length === 0) continue;
    const pieces: (string | Node)[] = [];
    let from = 0;
    for (const { 0: amount, index } of found) {
      pieces.push(text.data.slice(from, index));
      const held = document.createElement('span');
      held.className = 'money';
      held.textContent = amount;
      pieces.push(held);
      from = index + amount.length;
    }
    text.replaceWith(...pieces, text.data.slice(from));
  }
}
