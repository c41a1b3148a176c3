import { expect, it } from 'vitest';
import { displayIdentity, displayName, quoteName } from '../../../src/model/name.ts';

it.each([
	['public', 'users', 'users'],
	['public', 'UserRole', 'UserRole'],
	['auth', 'UserRole', 'auth.UserRole'],
	['public', 'user role', '"user role"'],
	['public', 'a.b', '"a.b"'],
	['A', 'say "x"', 'A."say ""x"""'],
])('%s and %s are read as %s', (namespace, name, read) => {
	expect(displayName(namespace, name)).toBe(read);
});

it('quotes for SQL what is not in small letters', () => {
	expect(['users', 'UserRole', 'user role'].map(quoteName)).toEqual(['users', '"UserRole"', '"user role"']);
});

it.each([
	['public."User"."userId"', 'User.userId'],
	['auth."User"', 'auth.User'],
	['public."a.b"."userId"', '"a.b".userId'],
	['public."f"(x "Role")', 'f(x Role)'],
])('the identity %s is read as %s', (identity, read) => {
	expect(displayIdentity(identity)).toBe(read);
});
