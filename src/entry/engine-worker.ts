import { parentPort } from 'node:worker_threads';
import { serveEngine } from '../dialects/postgres/engine/serve-engine.ts';

if (parentPort) await serveEngine(parentPort);
