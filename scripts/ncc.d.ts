declare module '@vercel/ncc' {
	interface Options {
		readonly esm: boolean;
		readonly cache: boolean;
		readonly minify: boolean;
		readonly quiet: boolean;
		readonly externals: Readonly<Record<string, string>>;
	}
	interface Bundle {
		readonly code: string;
		readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
	}
	export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
