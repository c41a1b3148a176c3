import type { Entry } from './vocabulary.ts';

/** What columns of secrets are called. */
export const SECRET_WORDS: readonly Entry[] = [
	{
		what: 'password or its salt',
		certainty: 'always',
		values: 'text',
		words:
			'password, passwd, pwd, pw, pass hash, passphrase, password digest, encrypted password, ' +
			'hashed password, password salt, salt, passwort, kennwort, mot de passe, contrasena, ' +
			'clave acceso, senha, wachtwoord, haslo, heslo, losenord, passord, parola',
	},
	{
		what: 'secret or key',
		certainty: 'always',
		values: 'text',
		words:
			'secret, client secret, shared secret, secret key, secret access key, private key, ' +
			'api key, apikey, signing key, encryption key, encrypted key, master key, totp, ' +
			'totp key, otp, otp code, mfa code, backup code, recovery code, recovery key, ' +
			'verification code, confirmation code, pin code, credential, ssh key, wrapped key, enc key',
	},
	{
		what: 'token',
		certainty: 'always',
		values: 'text',
		words:
			'token, access token, refresh token, id token, session token, reset token, ' +
			'verification token, confirmation token, invite token, invitation token, auth token, ' +
			'api token, bearer token, token digest, cookie, session key, magic link, otp token',
	},
	{
		what: 'token',
		certainty: 'always',
		values: 'text',
		within: /(?:^|_)sessions?$/,
		words: 'sid, session id',
	},
	{
		what: 'code that lets one in',
		certainty: 'always',
		values: 'text',
		within:
			/^(?!.*(?:^|_)used_).*(?:^|_)(?:invitations?|invites?|verifications?|confirmations?|otps?|otts?|magic_links?|pairings?|casting|grants?|(?:password|email|account)_(?:resets?|changes?)|(?:user|account)_recover(?:y|ies)|recovery_tickets?|device_code_grants?|(?:auth|authentication|authori[sz]ation|login|access|recovery|backup|two_factor|mfa|verification|confirmation|one_time)_codes?)$/,
		words: 'code, authorization code, device code, user code, ticket, ott, one time password',
	},
	{
		what: 'secret or key',
		certainty: 'always',
		values: 'text',
		within: /(?:^|_)(?:secrets?|credentials?)$/,
		words: 'value, details, data, payload, content',
	},
	{
		what: 'secret or key',
		certainty: 'always',
		values: 'document',
		within: /(?:^|_)(?:secrets?|credentials?)$/,
		words: 'value, details, data, payload, content, secret, credential',
	},
	{
		what: 'password or its salt',
		certainty: 'always',
		values: 'text',
		within: /(?:^|_)srp(?:_|$)/,
		words: 'verifier',
	},
];
