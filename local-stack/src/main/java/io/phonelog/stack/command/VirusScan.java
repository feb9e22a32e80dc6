package io.phonelog.stack.command;

import io.phonelog.stack.clamd.ClamdProgram;
import io.phonelog.stack.clamd.ClamdServer;
import io.phonelog.stack.supervisor.StackState;

/** Whether uploads are scanned for viruses, in plain words. */
final class VirusScan {
    private VirusScan() {}

    static boolean available(StackState state) {
        return state.parts().stream().anyMatch(part -> part.name().equals(ClamdServer.NAME));
    }

    static String sentence(StackState state) {
        if (!available(state)) {
            return "Nothing is scanned for viruses: there is no clamd on this machine. Install it"
                    + " (on Debian: clamav-daemon) and start the stack again.";
        }
        return ClamdProgram.signatures()
                .map(
                        directory ->
                                "Uploads are scanned by clamd with the signatures in " + directory)
                .orElse(
                        "Uploads are scanned by clamd, but it knows the EICAR test file alone: run"
                                + " freshclam for the public signatures and start the stack again.");
    }
}
