import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { codeFence, codeSpan, oneLine, prose, sentence, tableCell } from './markdown.ts';
import { templateDirectory } from './template-directory.ts';

type Template = (view: object) => string;

const templates = new Map<string, Template>();
const handlebars: { instance: typeof Handlebars | null } = { instance: null };

/** The Markdown of one template of `templates/sections/`, named without its ending, with the view's facts in it. */
export function render(name: string, view: object): string {
	let template = templates.get(name);
	if (!template) {
		template = compile(name);
		templates.set(name, template);
	}
	return template(view).trim();
}

function compile(name: string): Template {
	handlebars.instance ??= createHandlebars();
	const source = readFileSync(new URL(`sections/${name}.hbs`, templateDirectory()), 'utf8');
	return handlebars.instance.compile<object>(source.replaceAll('\r\n', '\n'), {
		strict: true,
		noEscape: true,
	});
}

/** Escaping is by helper, because what a value needs depends on where in the Markdown it stands. */
function createHandlebars(): typeof Handlebars {
	const instance = Handlebars.create();
	instance.registerHelper({
		cell: (markdown: string) => tableCell(markdown),
		code: (text: string) => codeSpan(text),
		expression: (text: string) => codeSpan(oneLine(text)),
		prose: (text: string) => prose(text),
		sentence: (text: string) => sentence(text),
		fence: (language: string, text: string) => codeFence(language, text),
	});
	return instance;
}
