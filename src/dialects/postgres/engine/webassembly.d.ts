/** The part of the WebAssembly API that is used here; Node has it and its type package leaves it out. */
declare namespace WebAssembly {
	interface Module {
		readonly [Symbol.toStringTag]: string;
	}
	class Memory {
		readonly buffer: ArrayBuffer;
		grow(pages: number): number;
	}
	function compile(bytes: Uint8Array): Promise<Module>;
}
