package io.phonelog.event.load;

import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.store.BackgroundTransactions;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the numbers by which events name their origin, making those that are new. */
@ApplicationScoped
class Origins {
    private static final String FIND =
            """
            select id from origin
            where org_id = ? and job_id = ? and run = ? and upload_id = ? and file_sha256 = ?
              and template_id = ? and template_version = ? and source is not distinct from ?
              and parser_version = ?""";

    private static final String MAKE =
            """
            insert into origin (org_id, job_id, run, upload_id, file_sha256, template_id,
                                template_version, source, parser_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final BackgroundTransactions transactions;

    Origins(BackgroundTransactions transactions) {
        this.transactions = transactions;
    }

    /** The number of each header; those that differ in chunk or sequence only share one. */
    Map<Header, Integer> of(List<RowBatch> batches) throws SQLException {
        return transactions.run(
                connection -> {
                    Map<Header, Integer> ids = new HashMap<>();
                    for (RowBatch batch : batches) {
                        Header key = key(batch.header());
                        if (!ids.containsKey(key)) {
                            ids.put(key, findOrMake(connection, key));
                        }
                    }
                    return ids;
                });
    }

    /** The part of a header that an origin stands for. */
    static Header key(Header header) {
        return new Header(
                header.orgId(),
                header.jobId(),
                header.run(),
                0,
                0,
                header.uploadId(),
                header.fileSha256(),
                header.templateId(),
                header.templateVersion(),
                header.source(),
                header.parserVersion());
    }

    private static int findOrMake(Connection connection, Header key) throws SQLException {
        int found = find(connection, key);
        if (found != 0) {
            return found;
        }
        try (PreparedStatement make = connection.prepareStatement(MAKE)) {
            bind(make, key);
            make.executeUpdate();
        }
        return find(connection, key);
    }

    /** Zero when there is none. */
    private static int find(Connection connection, Header key) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            bind(find, key);
            ResultSet row = find.executeQuery();
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void bind(PreparedStatement statement, Header key) throws SQLException {
        statement.setObject(1, key.orgId());
        statement.setObject(2, key.jobId());
        statement.setInt(3, key.run());
        statement.setObject(4, key.uploadId());
        statement.setString(5, CopyRows.storable(key.fileSha256()));
        statement.setObject(6, key.templateId());
        statement.setInt(7, key.templateVersion());
        statement.setString(8, key.source() == null ? null : CopyRows.storable(key.source()));
        statement.setString(9, CopyRows.storable(key.parserVersion()));
    }
}
