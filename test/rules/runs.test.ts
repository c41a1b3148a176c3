import { judgeExamples } from './judge-examples.ts';

judgeExamples('locks', 'rewrites', 'data', 'transactions');
