import type { Rule } from '../rule.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';

/** Every rule, sorted by its id. */
export const RULES: readonly Rule[] = [indexNotConcurrent];
