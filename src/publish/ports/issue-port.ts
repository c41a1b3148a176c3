/** An issue of ours as it stands. */
export interface PostedIssue {
	readonly number: number;
	readonly url: string;
	readonly body: string;
	readonly isOpen: boolean;
}

/** What is to become of an issue; what is left out stays. */
export interface IssueChange {
	readonly body?: string;
	readonly isOpen?: boolean;
}

/** The issues that we have opened in one repository; every method throws a UserError with code `publish` when it may not or cannot. */
export interface IssuePort {
	/** All that we have opened, newest first, open or closed. */
	listOwn(): Promise<readonly PostedIssue[]>;
	open(title: string, body: string): Promise<PostedIssue>;
	change(number: number, change: IssueChange): Promise<void>;
	comment(number: number, body: string): Promise<void>;
}
