import { z } from "../../web/route.ts";
import { readParcelCode } from "./parcel-code.ts";

/** The code on a parcel, as it is scanned or typed; a slip of the hand is kept as it was, and finds nothing. */
export const codeField = () =>
  z
    .string()
    .max(40)
    .transform((text) => readParcelCode(text) ?? text.replace(/\p{Cc}/gu, ""))
    .openapi({ type: "string", maxLength: 40, description: "Code on the parcel" });
