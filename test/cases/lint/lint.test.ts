import { runTheme } from '../run-theme.ts';

runTheme(import.meta.dirname);
