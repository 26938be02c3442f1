package io.tierhub.cli;

import io.tierhub.config.ConfigRefused;
import io.tierhub.flow.Deciding;
import io.tierhub.flow.Explaining;
import io.tierhub.flow.StepRuleset;
import io.tierhub.flow.Stopping;
import io.tierhub.intake.RefusedFile;
import io.tierhub.store.BackupRefused;
import io.tierhub.store.StoreException;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command raises into one message and an exit code. Stack traces are for what nobody foresaw. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("tierhub: " + message(failure));
        command.getErr().flush();
        return code(failure);
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission to read or write " + denied.getFile();
        }
        String text = failure.getMessage();
        return text == null ? failure.toString() : text;
    }

    private static int code(Exception failure) {
        if (failure instanceof ConfigRefused) {
            return ExitCode.CONFIG;
        }
        if (failure instanceof UsageProblem || failure instanceof IllegalArgumentException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof RefusedFile
                || failure instanceof Deciding.RefusedException
                || failure instanceof StepRuleset.RefusedException
                || failure instanceof Explaining.UnknownException
                || failure instanceof BackupRefused
                || failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException) {
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof Stopping.StoppedException
                || failure instanceof HomeLock.HeldException
                || failure instanceof StoreException store && store.retryable()) {
            return ExitCode.TRY_AGAIN;
        }
        LoggerFactory.getLogger(Failures.class).debug("the command failed", failure);
        return ExitCode.FAILED;
    }
}
