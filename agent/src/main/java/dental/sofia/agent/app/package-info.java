/** The process: settings, what is made of them, its start and its end, and figures. */
package dental.sofia.agent.app;
