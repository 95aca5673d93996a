import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Asks who a host is: every address that it has. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

export const nameServer: Resolve = (host) => dns.promises.lookup(host, { all: true });

/**
 * Addresses of version 4 that are nobody's on the public network: own, shared, loopback, of the link,
 * for documents and tests, to many at once, kept.
 * Source: IANA IPv4 Special-Purpose Address Registry.
 */
const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of version 6 only this part is public, and what translates a public address of version 4. */
const PUBLIC_6 = '2000::/3';
const TRANSLATED = '64:ff9b::';
const TRANSLATED_BITS = 96;
/** Inside the public part: for protocols, tunnels and documents. Source: the registry of version 6. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(nets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const refused4 = listOf(NOT_PUBLIC_4, 'ipv4');
const granted6 = listOf([PUBLIC_6, `${TRANSLATED}/${TRANSLATED_BITS}`], 'ipv6');
const refused6 = listOf(
  [
    ...NOT_PUBLIC_6,
    ...NOT_PUBLIC_4.map((net) => {
      const [address, bits] = net.split('/');
      return `${TRANSLATED}${address}/${TRANSLATED_BITS + Number(bits)}`;
    }),
  ],
  'ipv6',
);

/**
 * Whether an address belongs to the public network.
 * @example isPublic('10.1.2.3') // false
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !refused4.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return granted6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}

/** The code of the error with which a host is refused that has an address of its own network. */
export const NOT_PUBLIC = 'ERR_NOT_PUBLIC';

/**
 * Looks a host up for one connection, which then goes to an address that was looked at here: a second
 * answer of the name server changes nothing. One address that is not of the sort wanted refuses them all.
 */
const only =
  (wanted: (address: string) => boolean) =>
  (resolve: Resolve): LookupFunction =>
  (host, options, answer) => {
    const fail = (error: Error): void => answer(error as NodeJS.ErrnoException, '', 0);
    resolve(host).then((found) => {
      const all = found.map(({ address, family }) => ({ address, family }));
      const [first] = all;
      if (first === undefined) fail(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }));
      else if (!all.every(({ address }) => wanted(address)))
        fail(Object.assign(new Error('not public'), { code: NOT_PUBLIC }));
      else if (options.all) answer(null, all);
      else answer(null, first.address, first.family);
    }, fail);
  };

/** Only of the public network. */
export const publicOnly = only(isPublic);

/** Only of one's own. */
export const ownOnly = only((address) => !isPublic(address));
