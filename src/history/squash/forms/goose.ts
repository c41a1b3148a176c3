import { annotatedText } from './annotated.ts';
import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

const ANNOTATIONS = {
	up: '-- +goose Up',
	down: '-- +goose Down',
	block: { begin: '-- +goose StatementBegin', end: '-- +goose StatementEnd' },
};

/** goose: both ways in one file, between annotations. */
export const goose = wholeFile({
	write: (fold) => annotatedText(fold, ANNOTATIONS),
	advise: () => [`${ALREADY_RUN} ${PARTLY_RUN}`],
});
