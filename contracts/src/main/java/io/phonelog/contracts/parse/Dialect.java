package io.phonelog.contracts.parse;

/**
 * How the characters of a text make records and fields.
 *
 * @param charset IANA name
 * @param delimiter between fields
 * @param quote around fields that hold a delimiter, a quote or a line break
 */
public record Dialect(String charset, char delimiter, char quote) implements RecordForm {}
