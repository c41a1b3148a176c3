import type { Entry } from './vocabulary.ts';

/** What columns of secrets are called. */
export const SECRET_WORDS: readonly Entry[] = [
	{
		what: 'password or its salt',
		certainty: 'always',
		values: 'text',
		words:
			'password, passwd, pwd, pass hash, passphrase, password digest, encrypted password, ' +
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
			'verification code, confirmation code, pin code, credential, ssh key',
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
];
