package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// toldUser is the exit code by which Pulumi's Node.js runner says that the user has already read the error.
const toldUser = 32

// Run executes the program once; everything it registers goes straight to the engine's resource monitor.
func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	env, err := configEnv(request.Config, request.ConfigSecretKeys)
	if err != nil {
		return nil, err
	}
	if typeScript, given := request.Info.Options.AsMap()["typescript"]; !given || typeScript != false {
		env = append(env, "PULUMI_NODEJS_TYPESCRIPT=true") // Pulumi's default: run the program through ts-node
	}
	args := []string{
		"--monitor=" + request.MonitorAddress,
		"--engine=" + h.engine,
		"--organization=" + request.Organization,
		"--project=" + request.Project,
		"--root-directory=" + request.Info.RootDirectory,
		"--stack=" + request.Stack,
		"--pwd=" + request.Pwd,
		"--parallel=" + strconv.Itoa(int(request.Parallel)),
	}
	if request.DryRun {
		args = append(args, "--dry-run")
	}
	args = append(append(args, request.Info.EntryPoint), request.Args...)

	node, err := nodeCommand(ctx, request.Info, "run", args)
	if err != nil {
		return nil, err
	}
	node.Env = append(node.Env, env...)
	node.Dir = request.Info.ProgramDirectory
	node.Stdout, node.Stderr = os.Stdout, os.Stderr
	switch err := node.Run(); {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case node.ProcessState != nil && node.ProcessState.ExitCode() == toldUser:
		return &pulumirpc.RunResponse{Bail: true}, nil
	default:
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("the program ended with an error: %v", err)}, nil
	}
}

// nodeCommand prepares `node [nodeargs] @pulumi/pulumi/cmd/<runner> args`, with the SDK that the program itself uses.
func nodeCommand(ctx context.Context, program *pulumirpc.ProgramInfo, runner string, args []string) (*exec.Cmd, error) {
	entry, err := findRunner(program.ProgramDirectory, runner)
	if err != nil {
		return nil, err
	}
	nodeArgs, _ := program.Options.AsMap()["nodeargs"].(string)
	node := exec.CommandContext(ctx, "node", append(append(strings.Fields(nodeArgs), entry), args...)...)
	node.Env = os.Environ()
	return node, nil
}

// findRunner looks for @pulumi/pulumi/cmd/<runner> as Node.js would: in node_modules here, then in each folder above.
func findRunner(folder, runner string) (string, error) {
	module := filepath.Join("@pulumi", "pulumi", "cmd", runner)
	start, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", err
	}
	for at := start; ; at = filepath.Dir(at) {
		candidate := filepath.Join(at, "node_modules", module)
		if _, err := os.Stat(candidate); err == nil {
			return candidate, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("%s: cannot find @pulumi/pulumi; run `npm ci` in the project's folder", folder)
		}
	}
}

// configEnv renders stack configuration in the two variables that the Node.js SDK reads; keys become "ns:config:key".
func configEnv(values map[string]string, secretKeys []string) ([]string, error) {
	long := make(map[string]string, len(values))
	for name, value := range values {
		key, err := config.ParseKey(name)
		if err != nil {
			return nil, fmt.Errorf("configuration key %q: %w", name, err)
		}
		long[key.Namespace()+":config:"+key.Name()] = value
	}
	valuesJSON, err := json.Marshal(long)
	if err != nil {
		return nil, err
	}
	keysJSON, err := json.Marshal(append([]string{}, secretKeys...))
	if err != nil {
		return nil, err
	}
	return []string{"PULUMI_CONFIG=" + string(valuesJSON), "PULUMI_CONFIG_SECRET_KEYS=" + string(keysJSON)}, nil
}

// GetProgramDependencies lists the dependencies that package.json declares (for `pulumi about` and state metadata).
func (h *host) GetProgramDependencies(
	_ context.Context, request *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	response := &pulumirpc.GetProgramDependenciesResponse{}
	text, err := os.ReadFile(filepath.Join(request.Info.RootDirectory, "package.json"))
	if err != nil {
		return response, nil // a program without package.json declares nothing
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(text, &manifest); err != nil {
		return nil, fmt.Errorf("%s/package.json: %w", request.Info.RootDirectory, err)
	}
	for name, version := range manifest.Dependencies {
		response.Dependencies = append(response.Dependencies, &pulumirpc.DependencyInfo{Name: name, Version: version})
	}
	return response, nil
}

func (h *host) About(ctx context.Context, _ *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	path, err := exec.LookPath("node")
	if err != nil {
		return nil, err
	}
	version, err := exec.CommandContext(ctx, path, "--version").Output()
	if err != nil {
		return nil, err
	}
	return &pulumirpc.AboutResponse{Executable: path, Version: strings.TrimSpace(string(version))}, nil
}
