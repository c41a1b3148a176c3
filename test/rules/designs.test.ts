import { judgeExamples } from './judge-examples.ts';

judgeExamples('compatibility', 'types', 'robustness', 'schema', 'security', 'naming');
