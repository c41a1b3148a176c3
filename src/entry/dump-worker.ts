import { workerData } from 'node:worker_threads';
import { type DumpThread, serveDump } from '../dialects/postgres/engine/dump/serve-dump.ts';

await serveDump(workerData as DumpThread);
