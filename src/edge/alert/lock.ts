import { join } from 'node:path';
import { folder, PRIVATE } from '../file/folder.ts';
import { engine } from '../store/engine.ts';
import { guarded } from '../store/failure.ts';

/** SQLite's own words for a file that another program holds. */
const HELD = /\block(ed)?\b|\bbusy\b/i;

/**
 * Does a piece of work while no other program does it in the same workspace. The lock is the system's own: it ends
 * with the program, however that ends, so that nothing is left behind by a crash.
 * @returns undefined where another program is at it
 */
export async function solely<T>(home: string, work: () => Promise<T>): Promise<T | undefined> {
  const file = join(home, 'alerts.lock');
  const db = guarded(file, () => {
    folder(home, PRIVATE);
    return engine(file);
  });
  try {
    try {
      db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    } catch (error) {
      if (error instanceof Error && HELD.test(error.message)) return undefined;
      return guarded(file, () => {
        throw error;
      });
    }
    return await work();
  } finally {
    // The end of the connection is the end of the lock.
    db.close();
  }
}
