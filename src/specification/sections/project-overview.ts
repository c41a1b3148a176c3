import { objectsOf } from '../../model/schema.ts';
import { prose } from '../markdown.ts';
import { joinStatements, objectStatements } from '../object-sql.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';

/** What the project is, in people's words, and what the database needs before its first table. */
export const projectOverview: Section = {
	id: 'project-overview',
	title: 'Project Database Overview',
	level: 2,
	parent: null,
	draft: ({ project, schema }) =>
		[
			`- **Project**: ${prose(project.name)}`,
			`- **Database Focus**: ${said(project.focus, 'what the database is mainly there for')}`,
			`- **Database Type**: PostgreSQL ${schema.engineVersion}`,
			`- **Expected Scale**: ${said(project.scale, 'how many rows and requests it has to bear, today and in a year')}`,
			`- **Performance Requirements**: ${said(project.performance, 'how quick the most important queries must be')}`,
		].join('\n'),
	blocks(facts) {
		const { schema } = facts;
		const statements = objectStatements(
			facts,
			...objectsOf(schema, 'namespace'),
			...objectsOf(schema, 'extension'),
		);
		const content = () => render('foundation', { sql: joinStatements(statements) });
		return orEmpty(
			'project-overview',
			statements.length > 0 ? [{ id: 'namespaces and extensions', heading: null, content: content() }] : [],
			'The migrations create no namespace and no extension.',
		);
	},
};

function said(words: string | null, question: string): string {
	return words === null ? `_not written down yet: ${question}_` : prose(words);
}
