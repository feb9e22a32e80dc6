package io.phonelog.parser.record;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/**
 * The records of a table, one after the other, whatever the file is. Stands on one record at a
 * time; what it says is of that record. Damage is a {@link #fault() fault} of a record and no
 * exception: those are left to storage that does not answer.
 */
public interface Records extends Closeable {
    /** Goes to the next record; false at the end. */
    boolean next() throws IOException;

    /** What is wrong with the record as such. */
    RecordFault fault();

    /** Whether it is no record of the table but something beside it, as the head of a page. */
    default boolean aside() {
        return false;
    }

    /** Of the sheet that it is on, in files that have some. */
    default @Nullable String sheet() {
        return null;
    }

    /** That it is on, from 1, in files that have some. */
    default @Nullable Integer page() {
        return null;
    }

    /** Where the record begins, from 1, on its sheet or page if it has one. */
    long line();

    /**
     * Orders all records of a file, in the measure of a table's head; a plain line if that does.
     */
    default long place() {
        return line();
    }

    /** Where the next record begins, in the measure of {@link #place()}. */
    long nextPlace();

    /** Of its first byte in the content, or another number that no other record of the file has. */
    long offset();

    /** In bytes, without the line end; 0 when it is no stretch of bytes. */
    int length();

    /** How many bytes of the file were read for this record and those before it. */
    long consumed();

    /** How many fields it has. */
    int size();

    /** Whether it holds nothing but white space. */
    boolean isBlank();

    /** Whether a field holds nothing but white space. */
    default boolean isBlank(int field) {
        return text(field).isBlank();
    }

    /**
     * Whether there is an ASCII digit in it, as there is in all that records when something
     * happened.
     */
    default boolean hasDigit() {
        for (int i = 0; i < size(); i++) {
            if (text(i).chars().anyMatch(c -> c >= '0' && c <= '9')) {
                return true;
            }
        }
        return false;
    }

    /** A field as text. */
    String text(int field);

    /** The record as written, or as near to that as its form allows, cut at so many characters. */
    String raw(int maxChars);
}
