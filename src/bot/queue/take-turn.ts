import { type Queue, TURNS } from './open-queue.ts';

/** True for one of all processes that ask for the same thing within so many seconds. */
export async function takeTurn({ boss }: Queue, name: string, seconds: number): Promise<boolean> {
	return (await boss.send(TURNS, null, { singletonKey: name, singletonSeconds: seconds })) !== null;
}
