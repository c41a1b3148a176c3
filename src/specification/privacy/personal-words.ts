import type { Entry } from './vocabulary.ts';

/** Tables that say which account of another service is whose. */
const LOGINS =
	/(?:^|_)(?:authentications?|identit(?:y|ies)|oauth(?:_\w+)?|(?:linked|social|external|connected|provider)_(?:accounts?|logins?)|logins?|(?:auth|login|user)_providers?|sso_\w+)$/;

/** What columns of other personal data are called. */
export const PERSONAL_WORDS: readonly Entry[] = [
	{
		what: 'network address',
		certainty: 'about-people',
		values: 'address',
		words:
			'ip, ip address, ip addr, remote addr, remote address, client ip, remote ip, user ip, ' +
			'sign in ip, adresse ip, direccion ip, inet',
	},
	{
		what: 'e-mail address',
		certainty: 'always',
		values: 'text',
		words:
			'email, e mail, mail, email address, mail address, email adresse, adresse email, ' +
			'email reply to, reply to email, reply to address, courriel, correo, correo electronico, email adres, indirizzo email, endereco email',
	},
	{
		what: 'telephone number',
		certainty: 'always',
		values: 'number',
		words:
			'phone, phone number, telephone, telephone number, mobile number, mobile phone, ' +
			'cell phone, msisdn, fax, fax number, whatsapp, telefon, telefonnummer, handynummer, ' +
			'mobilnummer, numero telephone, telefono, numero telefono, celular, movil, cellulare, ' +
			'telefone, telemovel, telefoonnummer, numer telefonu, telefonni cislo',
	},
	{
		what: 'date of birth',
		certainty: 'always',
		values: 'any',
		words:
			'birth date, birthdate, birthday, date of birth, dob, birth year, year of birth, ' +
			'birth place, place of birth, geburtsdatum, geburtstag, geburtsort, date naissance, ' +
			'date de naissance, lieu de naissance, fecha nacimiento, fecha de nacimiento, ' +
			'data nascita, data di nascita, luogo nascita, data nascimento, data de nascimento, ' +
			'geboortedatum, data urodzenia, datum narozeni, fodelsedatum, dogum tarihi',
	},
	{
		what: 'name',
		certainty: 'always',
		values: 'text',
		words:
			'first name, last name, given name, family name, middle name, maiden name, surname, ' +
			'forename, fname, lname, contact name, vorname, nachname, familienname, geburtsname, ' +
			'prenom, nom famille, nom de famille, nom complet, apellido, apellidos, primer apellido, ' +
			'segundo apellido, nombre completo, cognome, nome cognome, sobrenome, apelido, ' +
			'nome completo, voornaam, achternaam, nazwisko, imie, prijmeni, jmeno, fornamn, ' +
			'efternamn, fornavn, etternavn, soyad, soyadi',
	},
	{
		what: 'number given by an authority',
		certainty: 'always',
		values: 'number',
		words:
			'ssn, social security number, national id number, national id, ' +
			'national insurance number, passport, passport number, passport no, driving licence, ' +
			'driving license, drivers license, driver license number, license plate, tax id number, ' +
			'personal id number, personalausweis, ausweisnummer, steuernummer, ' +
			'sozialversicherungsnummer, numero securite sociale, dni, numero documento, cedula, ' +
			'codice fiscale, cpf, bsn, burgerservicenummer, pesel, rodne cislo, personnummer, ' +
			'fodselsnummer, tc kimlik no, aadhaar, aadhar number',
	},
	{
		what: 'bank account or card',
		certainty: 'always',
		values: 'number',
		words:
			'iban, bank account number, account holder, card number, credit card, ' +
			'credit card number, card last4, card last four, cardholder, cardholder name, cvv, cvc, ' +
			'kontonummer, bankverbindung, numero carte, numero tarjeta, numero cuenta',
	},
	{
		what: 'sex or gender',
		certainty: 'about-people',
		values: 'any',
		words:
			'gender, sex, gender identity, pronouns, geschlecht, sexe, genero, sexo, sesso, ' +
			'geslacht, plec, pohlavi',
	},
	{
		what: 'origin or family',
		certainty: 'about-people',
		values: 'any',
		words:
			'nationality, citizenship, marital status, nationalitaet, staatsangehoerigkeit, ' +
			'familienstand, nationalite, etat civil, nacionalidad, estado civil, nazionalita, ' +
			'stato civile, nacionalidade, nationaliteit, obywatelstwo, narodnost',
	},
	{
		what: 'income',
		certainty: 'about-people',
		values: 'any',
		words: 'salary, income, wage, gehalt, einkommen, salaire, salario, stipendio',
	},
	{
		what: 'address',
		certainty: 'always',
		values: 'text',
		words:
			'street address, home address, postal address, mailing address, residential address, ' +
			'address line, street line, wohnort, anschrift, hausnummer, adresse postale, domicilio, ' +
			'domicile, direccion postal, indirizzo di residenza, woonplaats, adres zamieszkania',
	},
	{
		what: 'address',
		certainty: 'about-people',
		values: 'text',
		words:
			'address, street, street name, house number, postcode, postal code, zip code, city, ' +
			'town, strasse, plz, postleitzahl, ort, adresse, code postal, ville, rue, direccion, ' +
			'calle, codigo postal, ciudad, indirizzo, citta, endereco, rua, morada, cep, cidade, ' +
			'adres, straat, huisnummer, ulica, kod pocztowy, miasto, ulice, psc, mesto, adress, ' +
			'gatuadress, postnummer, hometown',
	},
	{
		what: 'place on the map',
		certainty: 'about-people',
		values: 'any',
		words:
			'latitude, longitude, lat, lng, lon, gps, geolocation, geo location, coordinates, ' +
			'last location, current location, home location',
	},
	{
		what: 'user name',
		certainty: 'always',
		values: 'text',
		words:
			'username, user name, nickname, nick name, screen name, login name, display username, ' +
			'benutzername, nom utilisateur, nombre usuario, nome utente, gebruikersnaam',
	},
	{
		what: 'name',
		certainty: 'of-people',
		values: 'text',
		words: 'name, names, jmena, initials, salutation',
	},
	{
		what: 'user name',
		certainty: 'of-people',
		values: 'text',
		words: 'handle, alias',
	},
	{
		what: 'user name',
		certainty: 'about-people',
		values: 'text',
		words: 'login',
	},
	{
		what: 'signature',
		certainty: 'always',
		values: 'text',
		words:
			'typed signature, drawn signature, handwritten signature, signature image, ' +
			'signature png, signature svg',
	},
	{
		what: 'signature',
		certainty: 'of-people',
		values: 'text',
		words: 'signature',
	},
	{
		what: 'about the person',
		certainty: 'of-people',
		values: 'text',
		words:
			'about, bio, biography, location, company, job title, occupation, profession, website, ' +
			'homepage, blog, beruf',
	},
	{
		what: 'picture',
		certainty: 'always',
		values: 'text',
		words:
			'avatar, avatar url, gravatar, profile picture, profile image, profile photo, ' +
			'profile image url, profile picture url, passport photo, selfie',
	},
	{
		what: 'picture',
		certainty: 'always',
		values: 'text',
		within: /(?:^|_)avatars?(?:_images?)?$/,
		words: 'image, image url, url, bytes, data, content',
	},
	{
		what: 'picture',
		certainty: 'of-people',
		values: 'text',
		words: 'picture, picture url, photo, photo url, image, image url',
	},
	{
		what: 'browser or device',
		certainty: 'always',
		values: 'text',
		words: 'user agent, device fingerprint, browser fingerprint, advertising id',
	},
	{
		what: 'name',
		certainty: 'about-people',
		values: 'text',
		words: 'full name, legal name, display name, real name, recipient name, nombre, nom, nome, naam',
	},
	{
		what: 'browser or device',
		certainty: 'about-people',
		values: 'text',
		words: 'device id, imei, mac address, mac, browser',
	},
	{
		what: 'address',
		certainty: 'of-people',
		values: 'document',
		words: 'address, addresses',
	},
	{
		what: 'bank account or card',
		certainty: 'of-people',
		values: 'document',
		words: 'payment method, payment details, bank account, card',
	},
	{
		what: 'account elsewhere',
		certainty: 'about-people',
		values: 'number',
		words: 'provider account id, provider user id, provider uid',
	},
	{
		what: 'account elsewhere',
		certainty: 'about-people',
		values: 'number',
		within: LOGINS,
		words: 'identifier, subject, uid, external id, external user id, account id, provider id',
	},
	{
		what: 'account elsewhere',
		certainty: 'of-people',
		values: 'number',
		words:
			'github id, gh id, gitlab id, google id, apple id, facebook id, twitter id, discord id, ' +
			'telegram id, slack id, steam id',
	},
	{
		what: 'way to sign in',
		certainty: 'always',
		values: 'text',
		within: /(?:^|_)(?:passkeys?|webauthn|fido2?|u2f)(?:_|$)/,
		words: 'credential id, credential public key, public key, key handle',
	},
	{
		what: 'whatever is known of the person',
		certainty: 'about-people',
		values: 'document',
		within: LOGINS,
		words: 'detail, profile, raw profile, data, extra, payload',
	},
	{
		what: 'whatever is known of the person',
		certainty: 'always',
		values: 'document',
		words: 'userinfo, user info, id token claims',
	},
	{
		what: 'whatever is known of the person',
		certainty: 'of-people',
		values: 'document',
		words:
			'user metadata, raw user meta data, user meta data, profile, profile data, ' +
			'identity data, traits, claims, personal data, contact info, contact details, ' +
			'contact data, attributes, metadata, preferences, properties',
	},
];
