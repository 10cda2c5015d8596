package dev.earshot.bridge.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Tells the monitor who was not let in, whoever it was that said no.
final class Witness implements Filter {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429, 503);

    private final ServerMonitor monitor;

    Witness(ServerMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && REFUSALS.contains(answer.getStatus())) {
            monitor.turnedAway(new TurnedAway(asked.getRequestURI(), asked.getRemoteAddr(), answer.getStatus()));
        }
    }
}
