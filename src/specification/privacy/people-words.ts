/** What tables of people are called; a table's name ends in one of them. */
export const PEOPLE =
	'user, person, people, customer, member, patient, employee, subscriber, student, pupil, ' +
	'teacher, author, guest, applicant, citizen, passenger, donor, voter, participant, ' +
	'attendee, visitor, traveller, traveler, volunteer, admin, administrator, spouse, ' +
	'witness, invitee, collaborator, cardholder, benutzer, nutzer, kunde, kunden, personen, ' +
	'mitarbeiter, mitglied, schueler, utilisateur, employe, adherent, eleve, usuario, ' +
	'cliente, persona, empleado, alumno, paciente, utente, utenti, dipendente, dipendenti, ' +
	'paziente, pazienti, pessoa, funcionario, aluno, gebruiker, klant, klanten, medewerker, ' +
	'uzivatel, uzivatele, zakaznik, zakaznici, osoba, osoby, uzytkownik, uzytkownicy, ' +
	'pracownik, pracownicy, anvandare, kund, medlem, bruker, kullanici, musteri';

/** What tables of people are called, and tables of other things too. */
export const PERHAPS_PEOPLE =
	'account, contact, recipient, candidate, guardian, driver, doctor, nurse, staff, player, ' +
	'friend, signer, signatory, reporter, beneficiary, borrower, buyer, seller, resident, ' +
	'identity, profile, sender, reviewer, client, klient, owner, lead, speaker, artist, ' +
	'worker, agent, host, tenant, publisher, registration, invitation, invite';
