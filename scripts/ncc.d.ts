declare module '@vercel/ncc' {
	interface Options {
		readonly esm: boolean;
		readonly cache: boolean;
		readonly minify: boolean;
		readonly quiet: boolean;
		readonly externals: Readonly<Record<string, string>>;
	}
	/** A module of a bundle; one that others were merged into has them in `modules`. */
	export interface BundledModule {
		/** The path of its file. */
		readonly nameForCondition?: string | null;
		readonly modules?: readonly BundledModule[];
	}
	interface Stats {
		toJson(options: { readonly all: false; readonly modules: true; readonly nestedModules: true }): {
			readonly modules: readonly BundledModule[];
		};
	}
	interface Bundle {
		readonly code: string;
		readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
		readonly stats: Stats;
	}
	export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
