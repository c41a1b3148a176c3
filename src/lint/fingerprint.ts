import { createHash } from 'node:crypto';
import type { LintFinding } from './run-rules.ts';

/**
 * What findings are wherever their statements move to: 16 hexadecimal digits each, made of rule, file, object and the
 * statement's words, no line and no count. What is found twice alike is told apart by its turn.
 */
export function fingerprintsOf(findings: readonly LintFinding[]): ReadonlyMap<LintFinding, string> {
	const turns = new Map<string, number>();
	return new Map(
		findings.map((finding) => {
			const { rule, problem, statement } = finding;
			const words = statement ? statement.sql.replace(/\s+/g, ' ').trim() : problem.message;
			const identity = JSON.stringify([rule.id, statement?.path ?? '', problem.subject, words]);
			const turn = turns.get(identity) ?? 0;
			turns.set(identity, turn + 1);
			const digest = createHash('sha256')
				.update(turn === 0 ? identity : `${identity} ${turn}`)
				.digest('hex');
			return [finding, digest.slice(0, 16)];
		}),
	);
}
