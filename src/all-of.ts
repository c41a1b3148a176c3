/**
 * The results of tasks that run side by side. Where one fails the others are waited for, so that nothing runs on behind the
 * error; then the first failure in the order of the tasks is thrown.
 */
export async function allOf<Results extends readonly unknown[]>(
	...tasks: { readonly [Index in keyof Results]: Promise<Results[Index]> }
): Promise<Results> {
	await Promise.allSettled(tasks);
	return Promise.all(tasks) as unknown as Promise<Results>;
}
