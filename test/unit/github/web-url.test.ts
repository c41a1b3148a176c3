import { expect, it } from 'vitest';
import { webUrlOf } from '../../../src/github/web-url.ts';

it.each([
	['https://api.github.com', 'https://github.com'],
	['https://api.tea.ghe.com', 'https://tea.ghe.com'],
	['https://github.example.com/api/v3', 'https://github.example.com'],
	['https://api.example.com/api/v3/', 'https://api.example.com'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%s is the interface of %s', (apiUrl, webUrl) => {
	expect(webUrlOf(apiUrl)).toBe(webUrl);
});
