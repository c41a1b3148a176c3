import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullRequestBase } from '../../src/github/pull-request-base.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';

const PAYLOAD_BASE = 'b'.repeat(40);

let repository: Repository;
let headSha: string;

beforeEach(() => {
	repository = makeRepository();
	repository.git('init', '--quiet', '--initial-branch', 'main');
	repository.commit('Begin');
	repository.git('switch', '--quiet', '--create', 'topic');
	repository.commit('Work');
	headSha = sha('topic');
	repository.git('switch', '--quiet', 'main');
	repository.commit('Move on');
});
afterEach(() => repository.remove());

function sha(ref: string): string {
	return repository.git('rev-parse', ref).trim();
}

function merge(branch: string): void {
	repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', branch);
}

function find(directory = repository.path): Promise<string> {
	return pullRequestBase(directory, {
		number: 2,
		baseSha: PAYLOAD_BASE,
		baseRef: 'main',
		headSha,
		isFork: false,
	});
}

describe('the base of a pull request', () => {
	it('is what it is merged into where the merge is checked out', async () => {
		const moved = sha('main');
		repository.git('checkout', '--quiet', '--detach', 'main');
		merge('topic');
		expect(await find()).toBe(moved);
	});

	it("is the payload's where the pull request itself is checked out", async () => {
		repository.git('checkout', '--quiet', 'topic');
		expect(await find()).toBe(PAYLOAD_BASE);
	});

	it("is the payload's where the pull request ends with a merge of its own", async () => {
		repository.git('checkout', '--quiet', 'topic');
		merge('main');
		headSha = sha('topic');
		expect(await find()).toBe(PAYLOAD_BASE);
	});

	it("is the payload's where git cannot tell", async () => {
		expect(await find('/')).toBe(PAYLOAD_BASE);
		expect(await find('/nowhere')).toBe(PAYLOAD_BASE);
	});
});
