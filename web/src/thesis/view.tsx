import type { ViewProps } from '../view.tsx';

export function View({ place }: ViewProps) {
  return <p>{place.episode}</p>;
}
