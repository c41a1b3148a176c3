import type { Anticipation } from './anticipation.ts';
import { auditTrigger } from './audit-trigger.ts';
import { createdAt } from './created-at.ts';
import { exactMoney } from './exact-money.ts';
import { focusAuditLog, focusPaymentReference, focusTenants } from './focus-needs.ts';
import { foreignKey } from './foreign-key.ts';
import { primaryKey } from './primary-key.ts';
import { rowSecurity } from './row-security.ts';
import { softDelete } from './soft-delete.ts';
import { tableComment } from './table-comment.ts';
import { tenantKey } from './tenant-key.ts';
import { timeZone } from './time-zone.ts';
import { updatedAt } from './updated-at.ts';
import { updatedAtTrigger } from './updated-at-trigger.ts';

/** Every anticipation, what costs most to make up for first. */
export const anticipations: readonly Anticipation[] = [
	primaryKey,
	foreignKey,
	exactMoney,
	timeZone,
	tenantKey,
	rowSecurity,
	createdAt,
	updatedAt,
	updatedAtTrigger,
	softDelete,
	auditTrigger,
	tableComment,
	focusTenants,
	focusAuditLog,
	focusPaymentReference,
];
