import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Held } from './drop/held.tsx';
import type { Lang } from './words.ts';
import { say } from './words.ts';

type HeldProps = Parameters<typeof Held>[0];

/** Takes a file that is dropped anywhere on the page; what reads it is loaded when it is needed. */
export function DropZone({
  open,
  lang,
  show,
  close,
  recorded,
}: {
  readonly open: boolean;
  readonly lang: Lang;
  readonly show: () => void;
  readonly close: () => void;
  readonly recorded: () => void;
}) {
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<HeldProps>>();
  useEffect(() => {
    const holds = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false;
    const above = (event: DragEvent): void => {
      if (!holds(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      if (!holds(event)) return;
      event.preventDefault();
      setOver(false);
      const [one] = event.dataTransfer?.files ?? [];
      if (!one) return;
      setFile(one);
      show();
    };
    document.addEventListener('dragover', above);
    document.addEventListener('dragleave', left);
    document.addEventListener('drop', dropped);
    return () => {
      document.removeEventListener('dragover', above);
      document.removeEventListener('dragleave', left);
      document.removeEventListener('drop', dropped);
    };
  }, [show]);
  useEffect(() => {
    if (open && !Dialog) void import('./drop/held.tsx').then(({ Held }) => setDialog(() => Held));
  }, [open, Dialog]);
  return (
    <>
      {over && (
        <p class="over" role="status">
          {say(lang, 'drop')}
        </p>
      )}
      {open && Dialog && (
        <Dialog
          {...{ given: file, lang, recorded }}
          close={() => {
            setFile(undefined);
            close();
          }}
        />
      )}
    </>
  );
}
