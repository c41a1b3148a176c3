import { expect, it } from 'vitest';
import { textFor } from '../../../../../src/rehearsal/rows/values/text-values.ts';

it.each([
	['emailId', 'email-1'],
	['email_address', 'ada@example.com'],
	['emailReplyTo', 'ada@example.com'],
	['fromAddress', 'ada@example.com'],
	['fromName', 'Ada Lovelace'],
	['email_name', 'Ada Lovelace'],
	['email_subject', 'First parcel'],
	['email_status', 'active'],
	['email_hash', expect.stringMatching(/^[0-9a-f]{64}$/)],
	['hashtag', 'hashtag 1'],
	['token_type', 'Bearer'],
	['attachment_type', 'standard'],
	['attachment_id', 'attachment-1'],
	['file_name', 'report.pdf'],
	['photo_id', 'photo-1'],
	['photo_url', 'https://example.com/photo-url/1'],
	['image_name', 'First image'],
	['friendly_name', 'First parcel'],
	['table_name', 'table_1'],
	['digestAlgorithm', 'SHA-256'],
	['imageAsBase64', 'aW1hZ2UgYXMgYmFzZTY0IDE='],
	['publicKey', 'made-up-public-key-1'],
	['object_key', 'object-1'],
	['code', 'CODE-1001'],
	['order_number', 'ORD-1001'],
	['capacity', 'capacity 1'],
	['city', 'Berlin'],
	['country', 'DE'],
	['country_name', 'Germany'],
	['billing_period', '2024-01'],
	['ip_address', '192.0.2.1'],
])('writes a text for %s', (column, expected) => {
	expect(textFor({ column, table: 'parcels', row: 0 })).toEqual(expected);
});

it.each([
	['users', 'name', 'Ada Lovelace'],
	['user_roles', 'name', 'First user role'],
	['addresses', 'state', 'Berlin'],
	['orders', 'state', 'active'],
])('takes what the table %s is for into account', (table, column, expected) => {
	expect(textFor({ column, table, row: 0 })).toBe(expected);
});
