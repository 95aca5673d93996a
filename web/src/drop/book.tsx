import { clean } from '../../../src/report/render/escape.ts';
import { problemsOf } from '../problem.ts';
import type { Lang } from '../words.ts';
import type { BookRead } from './read.ts';
import { type HoldingWord, holdingSay, roleWord } from './words.ts';

const figure = (x: number, digits = 4): string =>
  x.toLocaleString('en-US', { maximumFractionDigits: digits }).replace('-', '−');

/** What is wrong with a file: each problem with its line and column. */
export function Wrong({ error, lang }: { readonly error: Error; readonly lang: Lang }) {
  const problems = problemsOf(error);
  return (
    <div role="alert" class="wrong">
      <p>{holdingSay(lang, 'notRead')}</p>
      <ul>
        {problems.length > 0 ? (
          problems.map(({ line, column, text }) => (
            <li key={`${line}:${column}:${text}`}>{clean(text)}</li>
          ))
        ) : (
          <li>{clean(error.message)}</li>
        )}
      </ul>
    </div>
  );
}

/** A book that was read. */
export function Book({
  read: { portfolio, columns, said },
  lang,
}: {
  readonly read: BookRead;
  readonly lang: Lang;
}) {
  const w = (name: HoldingWord): string => holdingSay(lang, name);
  const { holdings, cash, loans } = portfolio;
  const several = holdings.some(({ account }) => account !== undefined);
  const sums = (all: BookRead['portfolio']['cash']): string =>
    all.length === 0
      ? w('none')
      : all.map((one) => `${figure(one.amount, 2)} ${one.currency}`).join(' + ');
  return (
    <>
      <h3>{w('positions')}</h3>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{w('symbol')}</th>
              {several && <th scope="col">{w('account')}</th>}
              <th scope="col" class="n">
                {w('quantity')}
              </th>
              <th scope="col" class="n">
                {w('price')}
              </th>
              <th scope="col">{w('priced')}</th>
              <th scope="col" class="n">
                {w('value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {holdings.map(({ symbol, account, quantity, price, priced, currency }) => (
              <tr key={`${account} ${symbol}`}>
                <td>{clean(symbol)}</td>
                {several && <td>{clean(account ?? '')}</td>}
                <td class="n money">{figure(quantity)}</td>
                <td class="n">{price === undefined ? w('notStated') : figure(price)}</td>
                <td>{priced}</td>
                <td class="n money">
                  {price === undefined ? '' : `${figure(price * quantity, 2)} ${currency}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl class="sums">
        <dt>{w('cash')}</dt>
        <dd class="money">{sums(cash)}</dd>
        <dt>{w('loans')}</dt>
        <dd class="money">{sums(loans)}</dd>
      </dl>
      {columns && (
        <>
          <h3>{w('columns')}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{w('column')}</th>
                <th scope="col">{w('meaning')}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(columns).map(([role, head]) => (
                <tr key={role}>
                  <td>{clean(head)}</td>
                  <td>{roleWord(lang, role)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <h3>{w('remarks')}</h3>
      <ul class="said">
        {said.map((text) => (
          <li key={text}>{clean(text)}</li>
        ))}
      </ul>
    </>
  );
}
