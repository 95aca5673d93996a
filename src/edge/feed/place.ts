import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';

/** Whether an address is of https on its own port, without a name and a password. */
export const isPlain = ({ protocol, port, username, password }: URL): boolean =>
  protocol === 'https:' && port === '' && username === '' && password === '';

/** Where a source sends its readers: over https in any case. Undefined where that is no such place. */
export function placeAfter(url: URL, location: string): URL | undefined {
  if (!URL.canParse(location, url.href)) return undefined;
  const next = new URL(location, url);
  if (next.protocol === 'http:' && next.port === '') next.protocol = 'https:';
  return isPlain(next) ? next : undefined;
}

/** The place of a stand-in: a port of this computer, by its number. */
export function standInOf({ BIDE_WORLD: said }: NodeJS.ProcessEnv): URL | undefined {
  if (!said) return undefined;
  const url = URL.canParse(said) ? new URL(said) : undefined;
  const here = url && /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+\/?$/.test(said);
  if (here) return url;
  throw new Fault(
    'world',
    both(
      'BIDE_WORLD names a stand-in on this computer, such as http://127.0.0.1:8123, and nothing else',
      '`BIDE_WORLD`只能是這台電腦上的替身伺服器，例如`http://127.0.0.1:8123`',
    ),
  );
}
