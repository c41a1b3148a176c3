import type { Entry } from './vocabulary.ts';

/** What columns are called that hold what the law guards more than other personal data. */
export const SPECIAL_WORDS: readonly Entry[] = [
	{
		what: 'health',
		certainty: 'about-people',
		values: 'any',
		words:
			'diagnosis, diagnose, medical history, medical condition, medical note, ' +
			'health condition, health data, health insurance number, allergy, allergies, medication, ' +
			'blood type, blood group, disability, disabilities, symptom, prescription, pregnancy, ' +
			'illness, disease, vaccination, mental health, krankheit, krankenkasse, gesundheit, ' +
			'behinderung, allergie, allergien, maladie, groupe sanguin, diagnostic medical, ' +
			'enfermedad, alergia, grupo sanguineo, diagnostico, malattia, gruppo sanguigno, doenca, ' +
			'ziekte, choroba, alergie, diagnoza',
	},
	{
		what: 'religion or belief',
		certainty: 'always',
		values: 'any',
		words: 'religion, religious belief, konfession, croyance, religione, religiao, religie, wyznanie',
	},
	{
		what: 'ethnic origin',
		certainty: 'always',
		values: 'any',
		words: 'ethnicity, ethnic origin, ethnic group, ethnie, etnia, herkunft, etniciteit, ' + 'racial origin',
	},
	{
		what: 'political opinion or union membership',
		certainty: 'always',
		values: 'any',
		words:
			'political opinion, political view, political party, party affiliation, trade union, ' +
			'union membership',
	},
	{
		what: 'sexual life',
		certainty: 'always',
		values: 'any',
		words:
			'sexual orientation, sexuality, sexuelle orientierung, orientation sexuelle, ' + 'orientacion sexual',
	},
	{
		what: 'biometric or genetic data',
		certainty: 'always',
		values: 'any',
		words:
			'biometric, biometrics, biometric data, face embedding, face encoding, face vector, ' +
			'fingerprint template, voice print, iris scan, dna, genetic data',
	},
	{
		what: 'criminal record',
		certainty: 'always',
		values: 'any',
		words:
			'criminal record, conviction, criminal history, vorstrafe, casier judiciaire, ' +
			'antecedentes penales',
	},
];
